/**
 * Exact quantities: time in picoseconds, data in bytes, rates per second, power and energy.
 *
 * <p>Every quantity is a {@code long} in a record, decimal like a datasheet (1 GB is 10^9 bytes), and every operation is
 * checked: what does not fit fails loudly instead of wrapping. Where a quotient is not whole it is rounded up, so a model
 * never beats its datasheet. Text such as {@code 900 GB/s} is read by each type's {@code parse}.
 *
 * <p>Knows nothing of devices, links or messages. Start at {@link orrery.protocol.units.SimDuration}.
 */
package orrery.protocol.units;
