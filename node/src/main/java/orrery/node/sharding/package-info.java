/**
 * Who holds which slice of a model, and what one rank computes with it.
 *
 * <p>A {@link orrery.node.sharding.Shard} is views of the mapped weights, never copies: query heads, MLP width and
 * vocabulary are cut evenly over the ranks; KV heads are cut with the query heads that read them, so a rank that shares a
 * KV head with others holds it too.
 *
 * <p>Knows tensors and models; nothing of time, links or devices. Start at {@link orrery.node.sharding.Sharding}.
 */
package orrery.node.sharding;
