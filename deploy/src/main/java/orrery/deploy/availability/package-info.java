/**
 * What is asked of {@code orrery montecarlo}, and its answer as text, JSON and CSV.
 *
 * <p>Knows {@code node.availability} and scenarios that were read; nothing of how failures are drawn or played. Start at
 * {@link orrery.deploy.availability.MonthQuestion}.
 */
package orrery.deploy.availability;
