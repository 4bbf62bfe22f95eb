package orrery.node.plan;

import orrery.fabric.catalogue.DeviceKind;

/**
 * How one copy of a model is cut.
 *
 * <pre>
 *   stage 0      attention ranks   data 0: context 0: tensor 0 1 2 …   context 1: tensor 0 1 2 …   data 1: …
 *                feed-forward      the same devices: expert 0: tensor 0 1 …   expert 1: …      or devices of their own
 *   stage 1      …
 * </pre>
 *
 * <p>Attention's tensor degree lies innermost, then context, then data; feed-forward's tensor degree lies within its expert
 * degree. Where both use the same devices, they must come to the same number.
 *
 * @param device what attention, embedding and head run on
 * @param pipeline stages, each with a run of consecutive blocks
 * @param attention degrees of the mixers, and of embedding and head
 * @param feedForward degrees of the feed-forward blocks
 * @param microBatches parts of a step that overlap compute and communication; 1 is none
 */
public record Cut(DeviceKind device, int pipeline, Attention attention, FeedForward feedForward, int microBatches) {

    /**
     * @param tensor ranks that share the heads of a token
     * @param data groups of ranks that each have sequences of their own
     * @param context ranks that share the positions of a cache, with all heads of their tensor rank (Helix, arXiv 2507.07120)
     */
    public record Attention(int tensor, int data, int context) {
        public int ranks() {
            return tensor * data * context;
        }
    }

    /**
     * @param tensor ranks that share the width of a network or an expert
     * @param expert groups of ranks that share the experts
     * @param redundant experts that are held twice, the first ones; tokens alternate between the copies
     * @param exchange how tokens come to their experts
     * @param device what it runs on; of its own where that is not the kind that attention runs on
     */
    public record FeedForward(int tensor, int expert, int redundant, Exchange exchange, DeviceKind device) {
        public int ranks() {
            return tensor * expert;
        }
    }

    /** How tokens come to the ranks that hold their experts. */
    public enum Exchange {
        /** Every rank gets every token: all-gather, then the sum of what all make of it. */
        GATHER,
        /** Each token goes to the ranks of its experts alone and comes back: all-to-all. */
        ALL_TO_ALL
    }

    /** Every block cut by one tensor degree on GPUs. */
    public static Cut tensor(int degree) {
        return new Cut(
                DeviceKind.GPU,
                1,
                new Attention(degree, 1, 1),
                new FeedForward(degree, 1, 0, Exchange.GATHER, DeviceKind.GPU),
                1);
    }

    /** Pipeline; attention's tensor, data and context; feed-forward's tensor and expert. */
    public int[] degrees() {
        return new int[] {
            pipeline, attention.tensor, attention.data, attention.context, feedForward.tensor, feedForward.expert
        };
    }

    /** Cut otherwise, all else alike. */
    public Cut with(int[] degrees) {
        return new Cut(
                device,
                degrees[0],
                new Attention(degrees[1], degrees[2], degrees[3]),
                new FeedForward(
                        degrees[4], degrees[5], feedForward.redundant, feedForward.exchange, feedForward.device),
                microBatches);
    }

    /** Whether feed-forward blocks have devices of their own, one round trip away. */
    public boolean separate() {
        return feedForward.device() != device;
    }

    /** Ranks that hold the same rows: tensor and context ranks of one data group. */
    public int groupRanks() {
        return attention.tensor() * attention.context();
    }

    /**
     * Ranks that share a dense block on attention's devices: feed-forward's tensor degree, but never less than a data group,
     * whose ranks would only repeat each other.
     */
    public int denseRanks() {
        return Math.max(feedForward.tensor(), groupRanks());
    }

    /** Devices of {@link #device} that one stage takes. */
    public int attentionRanks() {
        return attention.ranks();
    }

    /** Devices that one stage takes, attention's first. */
    public int stageRanks() {
        return attention.ranks() + (separate() ? feedForward.ranks() : 0);
    }

    /** Devices that the whole copy takes. */
    public int ranks() {
        return pipeline * stageRanks();
    }
}
