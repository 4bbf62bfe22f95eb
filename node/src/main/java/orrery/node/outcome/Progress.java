package orrery.node.outcome;

import orrery.protocol.units.SimTime;

/** A glance at a run on its way: virtual time reached, events handled, tokens generated of those asked for. */
public record Progress(SimTime now, long events, long tokens, long tokensAsked) {}
