/**
 * Links without flow control: a compiler gives every packet its slot, and nothing ever waits.
 *
 * <p>{@link orrery.fabric.schedule.Slots} is the table of who sends what when, checked for conflicts before anything runs.
 * A packet that comes outside of its slot, or not at all, is a {@link orrery.fabric.schedule.MissedSlot}; devices that
 * follow the table, and so find them, are elsewhere.
 *
 * <p>Knows topologies and ports; nothing of models or of what the packets mean. Start at
 * {@link orrery.fabric.schedule.Slots}.
 */
package orrery.fabric.schedule;
