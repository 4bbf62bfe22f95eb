/**
 * Links without flow control: a compiler gives every packet its slot, and nothing ever waits.
 *
 * <p>{@link orrery.fabric.schedule.Slots} is the table of who sends what when, checked for conflicts before anything runs.
 * {@link orrery.fabric.schedule.ScheduledLpu} follows it; a packet that comes outside of its slot, or not at all, is a
 * fault that it records and goes on from.
 *
 * <p>Knows topologies and ports; nothing of models or of what the packets mean. Start at
 * {@link orrery.fabric.schedule.Slots}.
 */
package orrery.fabric.schedule;
