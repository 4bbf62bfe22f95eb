package orrery.node.feasibility;

/**
 * What a copy of a model must have room for at once.
 *
 * @param sequences whose caches it keeps
 * @param length tokens of each, prompt and answer
 * @param rows most new tokens of one step
 */
public record Demand(int sequences, int length, int rows) {}
