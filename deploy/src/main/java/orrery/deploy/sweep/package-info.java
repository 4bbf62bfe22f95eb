/**
 * One scenario under every combination of some values of some fields, in one table and one picture.
 *
 * <pre>
 *   a sweep file, or --set with several values ──▶ {@link orrery.deploy.sweep.Question} ──▶ cells, one for each combination
 *
 *   domain-size-20260101-120000/
 *     sweep.json        what was asked and what came of every cell so far; written anew when one ends
 *     sweep.csv         a row for each cell
 *     pareto.svg        the figures that the question names, across and upward
 *     report.html       the picture, every cell with the way to its own report, what failed, what differs, what is validated
 *     cells/NAME/       what each run left, as of any other run
 * </pre>
 *
 * <p>Every figure is read from the folder that a cell's run left: a sweep that was interrupted and goes on comes to the same
 * files as one that was not. Knows scenarios, folders of results, charts and pages; nothing of how a run is executed
 * ({@link orrery.deploy.sweep.CellRunner} is given to it). Start at {@link orrery.deploy.sweep.Question} and
 * {@link orrery.deploy.sweep.Sweeping}.
 */
package orrery.deploy.sweep;
