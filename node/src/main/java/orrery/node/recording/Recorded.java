package orrery.node.recording;

import orrery.fabric.time.Lane;

/**
 * What a device did, from when to when.
 *
 * @param recordedPs virtual time at which it was put on record
 * @param device its row in the topology
 * @param what it did, in words, such as {@code attend, block 3}
 * @param about which of them it was: the number of a step or of a request, or of a communication, where all devices that take part
 *     in one name the same; 0 for none
 */
public record Recorded(long recordedPs, int device, Lane lane, long fromPs, long toPs, String what, long about) {}
