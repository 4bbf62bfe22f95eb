/**
 * Number formats as options spell them, one spelling for every command, and as published checkpoints have them.
 *
 * <p>Knows {@code node.format} and how bad options are named; nothing of plans. Start at {@link
 * orrery.deploy.format.FormatsOption}.
 */
package orrery.deploy.format;
