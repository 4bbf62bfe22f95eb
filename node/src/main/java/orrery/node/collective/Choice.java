package orrery.node.collective;

/**
 * How one collective of one size is carried out.
 *
 * @param algorithm never {@link Algorithm#AUTO}
 * @param protocol never {@link Protocol#AUTO}
 * @param channels thread blocks of a rank that copy side by side; they are modelled as one
 * @param chunkBytes of a rank's slice, over all its channels, that go through every step before the next ones begin; for
 *     {@link Algorithm#NVLS} of the whole buffer
 * @param pieces that a chunk is cut into, so that one is copied while another is on its way; NCCL calls them slices
 */
public record Choice(
        Algorithm algorithm, Protocol protocol, int channels, long chunkBytes, int pieces, Costs costs) {

    public Choice {
        if (algorithm == Algorithm.AUTO || protocol == Protocol.AUTO) {
            throw new IllegalArgumentException("a choice leaves nothing open: " + algorithm + ", " + protocol);
        }
        if (channels < 1 || chunkBytes < 1 || pieces < 1) {
            throw new IllegalArgumentException(
                    "channels %d, chunkBytes %d, pieces %d: each is at least 1".formatted(channels, chunkBytes, pieces));
        }
    }
}
