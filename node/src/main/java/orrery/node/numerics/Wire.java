package orrery.node.numerics;

import java.util.List;
import orrery.node.architecture.FeedForward;
import orrery.node.architecture.Mixer;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.numerics.Numerics.Contribution;
import orrery.node.tensor.PartialAttention;
import orrery.protocol.payload.Tensor;

/**
 * What numbers take on their way: values of one model, rounded to the format that they travel in, charged with the sizes of
 * another, or of the same.
 *
 * @param charged whose sizes count
 * @param computed in which the values are kept; their stream is what rows become on their way
 * @param width of the rows that count, in the charged model
 * @param hidden width of the rows that are carried; 0 where no values are
 */
record Wire(Sizes charged, Formats computed, int width, int hidden) {
    private static final int ASSIGNMENT_BYTES = 8; // number of an expert, and its weight

    /** Of rows of the residual stream. */
    static Wire of(Sizes charged, Formats computed, int hidden) {
        return new Wire(charged, computed, charged.architecture().hidden(), hidden);
    }

    /** Of rows that go to the experts of a block, of which so many elements are carried. */
    Wire toExperts(FeedForward block, int carried) {
        return new Wire(charged, computed, block.rowWidth(charged.architecture().hidden()), carried);
    }

    /** Bytes of so many rows. */
    long bytes(long rows) {
        return rows * charged.formats().stream().rowBytes(width);
    }

    /** What becomes of rows on their way, in place. */
    float[] round(float[] values, int rows) {
        return round(values, rows, computed.stream());
    }

    /** What becomes of rows that go to experts, in place: engines send what those read. */
    float[] roundForExperts(float[] values, int rows) {
        return round(values, rows, computed.activations());
    }

    private float[] round(float[] values, int rows, NumberFormat format) {
        if (hidden > 0 && format != NumberFormat.F32) {
            format.round(values, 0, rows, hidden);
        }
        return values;
    }

    /** Rows, given away. */
    Tensor rows(float[] values, int rows) {
        return Tensor.charged(round(values, rows), bytes(rows));
    }

    /** The same, with which experts their tokens go to. */
    Tensor tokens(Parcel parcel) {
        var assignments = parcel.tokens().stream()
                .mapToLong(token -> token.experts().length)
                .sum();
        return Tensor.charged(
                parcel.pack(hidden),
                parcel.tokens().size() * charged.formats().activations().rowBytes(width)
                        + assignments * ASSIGNMENT_BYTES);
    }

    /** Parts of so many heads of a block; their sums stay float32, lest merging lose what attention kept. */
    Tensor parts(float[] values, int rows, int heads, int block) {
        var elements = ((Mixer) charged.architecture().blocks().get(block)).valueDim() + PartialAttention.EXTRA;
        return Tensor.charged(values, (long) Float.BYTES * rows * heads * elements);
    }

    /** Logits of so many tokens of the vocabulary. */
    Tensor logits(float[] values, int rows, int tokens) {
        return Tensor.charged(values, (long) Float.BYTES * rows * tokens);
    }

    /** To an all-reduce of rows. */
    Contribution sum(float[] values, int rows) {
        return contribution(round(values, rows), rows);
    }

    /** To a gather, to which each of so many ranks brings so many rows, filled up with zeros where it has fewer. */
    Contribution gather(float[] values, int rows, int longest, int ranks) {
        var padded = new float[longest * hidden];
        System.arraycopy(round(values, rows), 0, padded, 0, rows * hidden);
        return contribution(padded, (long) ranks * longest);
    }

    private Contribution contribution(float[] values, long rows) {
        return hidden == 0
                ? new Contribution(null, rows * width, bytes(rows))
                : new Contribution(values, rows * hidden, bytes(rows));
    }

    /** Gathered rows without what they were filled up with. */
    float[] compact(float[] gathered, int longest, List<Integer> rows) {
        if (hidden == 0) {
            return new float[0];
        }
        var compact = new float[rows.stream().mapToInt(Integer::intValue).sum() * hidden];
        var at = 0;
        for (var rank = 0; rank < rows.size(); rank++) {
            var length = rows.get(rank) * hidden;
            System.arraycopy(gathered, rank * longest * hidden, compact, at, length);
            at += length;
        }
        return compact;
    }
}
