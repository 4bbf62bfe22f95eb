package orrery.node.numerics;

import orrery.node.architecture.Architecture;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.architecture.Mixer;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Shares;
import orrery.node.program.Node;
import orrery.node.program.Program;
import orrery.node.program.Work.AllReduce;
import orrery.node.program.Work.AttendPart;
import orrery.node.program.Work.Combine;
import orrery.node.program.Work.Communicate;
import orrery.node.program.Work.Dispatch;
import orrery.node.program.Work.ExchangeParts;
import orrery.node.program.Work.GatherLogits;
import orrery.node.program.Work.GatherRows;
import orrery.node.program.Work.GatherShares;
import orrery.node.program.Work.HandOver;
import orrery.node.program.Work.Receive;
import orrery.node.program.Work.Send;
import orrery.node.tensor.PartialAttention;

/**
 * Bytes that each rank of a group brings to its communication, the rank that has most; tokens spread evenly over experts. All
 * members come to the same number.
 */
public final class EvenBytes {
    private static final int ASSIGNMENT_BYTES = 8; // number of an expert, and its weight

    private final Architecture architecture;
    private final Program program;
    private final Cut cut;
    private final Seat seat;
    private final StepRows counted;
    private final EvenRows rows;
    private final Formats formats;
    private final long rowBytes;

    /** @param program of the seat's stage and side */
    public EvenBytes(Architecture architecture, Cut cut, Formats formats, StepMix mix, Seat seat, Program program) {
        this.architecture = architecture;
        this.program = program;
        this.cut = cut;
        this.seat = seat;
        counted = new StepRows(mix.step(), cut, seat);
        rows = new EvenRows(cut, seat, counted);
        this.formats = formats;
        rowBytes = formats.stream().rowBytes(architecture.hidden());
    }

    /** Of an all-to-all with what a rank has for itself; of a hand-over with none that stay where they are. */
    public long of(Node node) {
        var part = node.microBatch();
        return switch ((Communicate) node.work()) {
            case AllReduce(var group) -> rowBytes * rows.summed(group, part);
            case GatherRows(var group) -> rowBytes * counted.longest(part, counted.dataGroups(group));
            case GatherShares _ -> rowBytes * Math.ceilDiv(counted.own(part), cut.groupRanks());
            case Send _, Receive _ -> rowBytes * counted.own(part);
            case ExchangeParts _ -> parts(node);
            case Dispatch(var block) -> Math.round(rows.mostSharedOut(part) * dispatched(feedForward(block)));
            case Combine(var block) ->
                Math.round(rows.mostSharedOut(part)
                        * ranksOf(feedForward(block))
                        * rowBytes(formats.stream(), feedForward(block)));
            case GatherLogits _ -> logits(part, Math.ceilDiv(architecture.vocabulary(), cut.groupRanks()));
            case HandOver _ -> seat.rank() % cut.groupRanks() == 0 ? logits(part, architecture.vocabulary()) : 0;
        };
    }

    private long logits(int part, long tokens) {
        return Float.BYTES * tokens * counted.wanted(part);
    }

    /** All heads' parts of the mixer before. */
    private long parts(Node node) {
        var before = program.nodes().get(node.after().getFirst());
        var mixer = (Mixer) architecture.blocks().get(((AttendPart) before.work()).block());
        long heads = new Shares(cut, seat).heads(mixer).count();
        return Float.BYTES * counted.own(node.microBatch()) * heads * (mixer.valueDim() + PartialAttention.EXTRA);
    }

    /** Of one token: it goes to a rank once, with which of the rank's experts it is for. */
    private double dispatched(FeedForward block) {
        var assignments = switch (block) {
            case Dense _ -> ranksOf(block);
            case Experts experts -> experts.chosen() * cut.feedForward().tensor();
        };
        return ranksOf(block) * rowBytes(formats.activations(), block) + assignments * ASSIGNMENT_BYTES;
    }

    /** Of a row that goes to experts, or of what comes back. */
    private long rowBytes(NumberFormat format, FeedForward block) {
        return format.rowBytes(block.rowWidth(architecture.hidden()));
    }

    private double ranksOf(FeedForward block) {
        return new ExpertMembers(cut, seat).meanVisits(block);
    }

    private FeedForward feedForward(int block) {
        return (FeedForward) architecture.blocks().get(block);
    }
}
