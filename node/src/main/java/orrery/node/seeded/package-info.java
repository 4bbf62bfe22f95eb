/**
 * Models without files: weights made from a seed, and small models that stand for large ones.
 *
 * <p>{@link orrery.node.seeded.SeededWeights} makes the weights of any architecture, each slice by itself. A {@link
 * orrery.node.seeded.Twin} is a model shrunk in every width that keeps what plans cut.
 *
 * <p>Knows {@code node.architecture}, {@code node.model}'s interface and {@code node.tensor}; nothing of plans, devices or
 * files. Start at {@link orrery.node.seeded.SeededWeights}.
 */
package orrery.node.seeded;
