/**
 * What differs between two runs: their inputs, their figures, and the first event at which they part.
 *
 * <p>Knows folders of results as {@link orrery.deploy.result} writes them; nothing of how runs are executed. Start at {@link
 * orrery.deploy.comparison.Comparison}.
 */
package orrery.deploy.comparison;
