package orrery.fabric.time;

/**
 * What a device did, from when to when.
 *
 * @param recordedPs virtual time at which it was put on record; its end may lie later, its beginning earlier
 * @param what it did: the same object each time, so that it is put into words once
 * @param about a number for which of them it was: of a step, of a request, or of a communication, where all who take part in
 *     one name the same; 0 for none
 */
public record Span(long recordedPs, int device, Lane lane, long fromPs, long toPs, Object what, long about) {}
