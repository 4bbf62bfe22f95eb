package orrery.node.outcome;

import orrery.protocol.units.ByteCount;
import orrery.protocol.units.Energy;

/**
 * What one kind of link carried.
 *
 * @param medium the catalogue's name of it
 * @param links how many of them, each direction counted
 * @param content bytes of payload
 * @param wire bytes with headers
 * @param energy of moving them, or null where the catalogue has no figure
 */
public record LinkTraffic(String medium, int links, ByteCount content, ByteCount wire, Energy energy) {}
