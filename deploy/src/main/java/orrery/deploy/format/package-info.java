/**
 * Number formats as options spell them: one spelling for every command.
 *
 * <p>Knows {@code node.format} and how bad options are named; nothing of models or plans. Start at {@link
 * orrery.deploy.format.FormatsOption}.
 */
package orrery.deploy.format;
