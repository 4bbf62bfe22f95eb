/**
 * Claims that people argue about, each beside what the model says: what a rack, a chip or an optical engine is said to gain.
 *
 * <p>A claim is a file in {@code deploy/scenarios/claims}: its words, its source, the claimed figure, and what is compared.
 * Nothing of the model is tuned to any of them, and one that the model does not confirm is told so.
 *
 * <p>Knows sweeps over plans and surveys of fabrics; nothing of options. Start at {@link orrery.deploy.claims.Claim}.
 */
package orrery.deploy.claims;
