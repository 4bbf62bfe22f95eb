package orrery.node.quality;

import orrery.node.format.Formats;

/**
 * What a model is worth in some formats.
 *
 * @param predicted tokens of the text that were predicted
 * @param perplexity e to the mean of -ln p of those tokens
 * @param divergence mean Kullback-Leibler divergence of the predictions from float32's, in nats
 * @param largestDivergence of one prediction
 * @param sameBest share of predictions with the same most likely token as float32's, 0 to 1
 * @param continuations texts that were continued greedily
 * @param diverged how many of them became others than float32's
 * @param firstDivergentToken least index, among the new tokens of all continuations, at which one differs; -1 where none does
 */
public record FormatQuality(
        Formats formats,
        long predicted,
        double perplexity,
        double divergence,
        double largestDivergence,
        double sameBest,
        int continuations,
        int diverged,
        int firstDivergentToken) {}
