package orrery.node.lpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import orrery.node.lpu.Leg.Part;
import orrery.node.lpu.Meeting.Form;
import orrery.node.plan.Share;
import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Sized;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Tensor;

/** One rank's part of a meeting: what it brought, and what it makes of what came. Sums are in rank order. */
final class Brought {
    /** Leaves 40 bits. */
    private static final int ABOUT_SHIFT = Long.SIZE - 40;

    private final Meeting meeting;
    private final int rank;
    private final float[] values; // null where none are carried, and in an exchange
    private final List<Payload> outgoing; // of an exchange, by receiver; null in a collective
    private final Map<Integer, Payload> kept; // packets that came, by transfer
    private float[] sum; // of its own piece, once it has been asked for

    private Brought(Meeting meeting, int rank, float[] values, List<Payload> outgoing, Map<Integer, Payload> kept) {
        this.meeting = meeting;
        this.rank = rank;
        this.values = values;
        this.outgoing = outgoing;
        this.kept = kept;
    }

    static Brought toCollective(Meeting meeting, int rank, float[] values, Map<Integer, Payload> kept) {
        return new Brought(meeting, rank, values, null, kept);
    }

    static Brought toExchange(Meeting meeting, int rank, List<Payload> outgoing, Map<Integer, Payload> kept) {
        return new Brought(meeting, rank, null, outgoing, kept);
    }

    /** A number for the meeting, the same for all who take part, and nearly always another than any other's; 0 where nothing is sent. */
    long about(Step step) {
        var legs = meeting.legs();
        return legs.isEmpty()
                ? 0
                : 1
                        + (Digest.mix(
                                        Digest.mix(step.replica(), step.number()),
                                        legs.getFirst().first())
                                >>> ABOUT_SHIFT);
    }

    boolean isExchange() {
        return meeting.form() == Form.EXCHANGE;
    }

    /** What comes to this rank. */
    List<Leg> awaited() {
        return meeting.legs().stream().filter(leg -> leg.to() == rank).toList();
    }

    /** What goes by a leg of this rank; null where something it is made of did not come. */
    Payload payload(Leg leg) {
        if (isExchange()) {
            return outgoing.get(leg.to());
        }
        if (leg.part() == Part.SUM && !addendsAreHere()) {
            return null;
        }
        if (values == null) {
            return new Sized(leg.bytes());
        }
        return switch (leg.part()) {
            case WHOLE -> Tensor.view(values, 0, values.length, leg.bytes());
            case ADDEND -> {
                var piece = piece(leg.to());
                yield Tensor.view(values, piece.from(), piece.to(), leg.bytes());
            }
            case SUM -> Tensor.view(ownSum(), 0, ownSum().length, leg.bytes());
        };
    }

    private boolean addendsAreHere() {
        return awaited().stream()
                .filter(leg -> leg.part() == Part.ADDEND)
                .allMatch(leg -> kept.containsKey(leg.last()));
    }

    private Share piece(int of) {
        return Share.of(values.length, meeting.ranks(), of);
    }

    private float[] ownSum() {
        if (sum == null) {
            var own = piece(rank);
            sum = summed(Part.ADDEND, Arrays.copyOfRange(values, own.from(), own.to()));
        }
        return sum;
    }

    private float[] summed(Part part, float[] own) {
        var addends = byRank(part);
        addends[rank] = own;
        var total = addends[0].clone();
        for (var other = 1; other < addends.length; other++) {
            for (var i = 0; i < total.length; i++) {
                total[i] += addends[other][i];
            }
        }
        return total;
    }

    private float[][] byRank(Part part) {
        var all = new float[meeting.ranks()][];
        awaited().stream()
                .filter(leg -> leg.part() == part)
                .forEach(leg -> all[leg.from()] = ((Tensor) kept.get(leg.last())).toArray());
        return all;
    }

    /** The result of a collective whose packets are all here; null where no values are carried. */
    float[] result() {
        if (values == null) {
            return null;
        }
        return switch (meeting.form()) {
            case SUM_AT_ALL -> summed(Part.WHOLE, values);
            case SUM_BY_PIECES -> joined(byRank(Part.SUM), ownSum());
            case GATHER -> joined(byRank(Part.WHOLE), values);
            case EXCHANGE -> throw new IllegalStateException("an exchange has no one result");
        };
    }

    private float[] joined(float[][] pieces, float[] own) {
        pieces[rank] = own;
        var whole =
                new float[Arrays.stream(pieces).mapToInt(piece -> piece.length).sum()];
        var at = 0;
        for (var piece : pieces) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        return whole;
    }

    /** What came of an exchange, by rank; null from those that had nothing. */
    List<Payload> incoming() {
        var all = new ArrayList<Payload>(Collections.nCopies(meeting.ranks(), null));
        awaited().forEach(leg -> all.set(leg.from(), kept.get(leg.last())));
        return all;
    }
}
