/**
 * Shows an explanation of catalogue figures, as text in columns or as JSON that says the same.
 *
 * <p>Knows {@code fabric.explain}; nothing of how a path is looked up or of the command line. Start at
 * {@link orrery.deploy.explain.ExplanationText}.
 */
package orrery.deploy.explain;
