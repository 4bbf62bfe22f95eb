/**
 * Virtual time: what a device is, what happens to it, and in which order.
 *
 * <p>A {@link orrery.fabric.time.Device} is a plain deterministic object. Its {@link orrery.fabric.time.Shell} keeps the
 * device's own queue, ordered by time, then source, then the source's running number, and lets the device handle
 * everything up to a given time. Nothing here depends on who calls, from which thread, or on which JVM, so the order of
 * events depends on virtual time alone. What a device did from when to when is put on record in {@link
 * orrery.fabric.time.Spans}, where somebody keeps one.
 *
 * <p>Knows messages; nothing of actors, topologies or how long a wire is. Start at {@link orrery.fabric.time.Device}.
 */
package orrery.fabric.time;
