/**
 * Curves over two axes as SVG: panels side by side above one legend, linear or logarithmic, with crosses for what was measured, and
 * words beside spots where there is room for them.
 *
 * <p>Knows numbers and words; nothing of what they mean. Start at {@link orrery.deploy.chart.Chart}.
 */
package orrery.deploy.chart;
