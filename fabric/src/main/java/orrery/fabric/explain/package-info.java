/**
 * Why a number is what it is: paths into the catalogue, the figures they lead to, and what follows from those.
 *
 * <p>A path such as {@code gpu.rubin.nvlink} names a section, a row and a field. A table yields every figure below it and
 * those of the rows that it refers to (a GPU's NVLink medium, a medium's optics), so that nothing has to be looked up twice.
 * What is derived says how, and is kept apart from what somebody published.
 *
 * <p>Knows {@code fabric.catalogue}; nothing of topologies or of how an explanation is printed. Start at
 * {@link orrery.fabric.explain.Explainer}.
 */
package orrery.fabric.explain;
