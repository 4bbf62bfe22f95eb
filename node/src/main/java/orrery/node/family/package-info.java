/**
 * The model families: what their {@code config.json} calls things, and what their checkpoints call tensors.
 *
 * <p>A {@link orrery.node.family.Family} is data. One reader turns the configuration of any of them into an {@link
 * orrery.node.architecture.Architecture}, checking every field that has a meaning; a feature that is not supported is refused
 * by name. A new family is a new row of {@link orrery.node.family.Family} and of {@link orrery.node.family.TensorNames}.
 *
 * <p>Knows {@code node.architecture} and the JSON of {@code node.checkpoint}; nothing of numbers or plans. Start at {@link
 * orrery.node.family.Configuration}.
 */
package orrery.node.family;
