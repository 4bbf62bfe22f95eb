/**
 * Shows what figures of the catalogue and fields of a scenario mean, as text in columns or as JSON that says the same.
 *
 * <p>Knows {@code fabric.explain} and {@link orrery.deploy.scenario.FieldMeaning}; nothing of how a path is looked up or of the
 * command line. Start at {@link orrery.deploy.explain.ExplanationText} for figures, at
 * {@link orrery.deploy.explain.FieldText} for fields.
 */
package orrery.deploy.explain;
