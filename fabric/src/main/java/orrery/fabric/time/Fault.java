package orrery.fabric.time;

/**
 * Something that goes wrong with a device, or is right again: it comes from outside, at a time of its own, and not from another
 * device. What there is to go wrong stands in {@code fabric.fault}.
 */
public non-sealed interface Fault extends Event {}
