/**
 * Names as people type them: which valid name was probably meant.
 *
 * <p>Knows nothing of what the names stand for. Start at {@link orrery.protocol.naming.Spelling}.
 */
package orrery.protocol.naming;
