package orrery.fabric.fault;

/**
 * One fault of one device at one time.
 *
 * @param ordinal orders strikes of one time: the entry's number and the strike's in it, so that it does not depend on entries
 *     that are added later
 * @param entry which entry of the schedule it belongs to
 * @param heals whether it takes back an earlier one
 */
public record Strike(long atPs, long ordinal, int entry, int device, DeviceFault fault, boolean heals) {}
