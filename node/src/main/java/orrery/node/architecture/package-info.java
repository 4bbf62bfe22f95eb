/**
 * What a language model is made of, as data: sizes and kinds, block after block, the same for every family.
 *
 * <p>An {@link orrery.node.architecture.Architecture} is read from a model's configuration once. Whoever runs, cuts, prices or
 * seeds a model reads it from here, so that a new family is a new description and not new code in all of them.
 *
 * <p>Knows no files, tensors, plans or devices. Start at {@link orrery.node.architecture.Architecture}.
 */
package orrery.node.architecture;
