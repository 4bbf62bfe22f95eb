/**
 * Reads scenario files: YAML in, a sealed {@link orrery.node.scenario.Scenario} out, or one message that says what is wrong.
 *
 * <p>The published JSON Schema ({@code orrery/scenario.schema.json}) is the only rule book: keys, types, ranges and defaults
 * are checked and filled from it. Here each complaint gets its place in the file, what was found, what is allowed and what
 * to do. {@code --set key=value} goes the same way. Sizes and depth are bounded before anything is built. Text that knows
 * its places ({@link orrery.deploy.scenario.LocatedTree}) and problems shown at them serve other files too, and the schema explains
 * its fields to whoever asks ({@link orrery.deploy.scenario.FieldGuide}).
 *
 * <p>Knows files, YAML and the schema; nothing of topologies or models (whether a plan fits them is checked where they are
 * known, and {@link orrery.deploy.scenario.ScenarioFile#locate} gives that complaint its place). Start at
 * {@link orrery.deploy.scenario.ScenarioFile}, which reads a {@link orrery.deploy.scenario.ScenarioInput}.
 */
package orrery.deploy.scenario;
