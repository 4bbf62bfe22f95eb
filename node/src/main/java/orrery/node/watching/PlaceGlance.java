package orrery.node.watching;

/**
 * How far one place of a run is.
 *
 * @param place from 0
 * @param member who has it
 * @param devices that are there
 * @param threads that drive them
 * @param reachedPs virtual time
 * @param events handled so far
 */
public record PlaceGlance(int place, String member, int devices, int threads, long reachedPs, long events) {}
