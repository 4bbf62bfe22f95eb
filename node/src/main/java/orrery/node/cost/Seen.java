package orrery.node.cost;

/**
 * What the new tokens of a step see of a cache.
 *
 * @param sequences that they belong to
 * @param rows new tokens
 * @param appended those of them that leave something in this rank's cache
 * @param pairs of a token and a position that it sees here
 * @param positions that are read, each once for a sequence
 */
public record Seen(long sequences, long rows, long appended, long pairs, long positions) {}
