package orrery.node.outcome;

import orrery.protocol.units.SimDuration;

/** The link that was sending longest, by the names of its ends, for how long, and the share of the run in percent. */
public record BusiestLink(String from, String to, String medium, SimDuration busy, double percent) {}
