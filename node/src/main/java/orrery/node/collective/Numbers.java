package orrery.node.collective;

import java.util.Arrays;
import java.util.stream.IntStream;
import orrery.node.schedule.Action;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Tensor;

/**
 * The numbers of one rank: its input, its output, and what an action makes of them.
 *
 * <p>Sums within one action accumulate in float32, in the order that the schedule fixes; the result is rounded to the
 * element type once, before it is kept or sent. So a ring rounds at every hop, as NCCL's does, and a sum that switches added
 * in float32 is rounded when it comes back.
 */
final class Numbers {
    private final ElementType type;
    private final float[] input;
    private final float[] output;
    private final Reach reach;

    /**
     * @param input values that the type holds exactly; not changed
     * @param reach of the group, which remembers its sums
     */
    Numbers(ElementType type, float[] input, float[] output, Reach reach) {
        this.type = type;
        this.reach = reach;
        this.input = input;
        this.output = output;
    }

    float[] output() {
        return output;
    }

    /** A range of the input, which nobody changes: it travels without a copy. */
    Values input(long from, long elements) {
        return new Values(input, Math.toIntExact(from), Math.toIntExact(elements));
    }

    /** What an action comes to; where it keeps that, it is in the output afterwards. */
    Values result(LaneRun lane) {
        var action = lane.action();
        var result = switch (action.take()) {
            case NOTHING, AWAIT -> own(action, action.elements());
            case SUM -> Values.of(sum(action, lane.inbox()));
            case SIDE_BY_SIDE -> Values.of(sideBySide(action, lane.inbox()));
            case LAND -> Values.of(land(lane));
        };
        if (action.keeps()) {
            keep(action, result);
        }
        return result;
    }

    /** A range of the input, or a copy of what was kept. */
    private Values own(Action action, long elements) {
        return switch (action.own()) {
            case NONE -> new Values(output, 0, 0);
            case INPUT -> input(action.ownFrom(), elements);
            case OUTPUT -> Values.of(kept(Math.toIntExact(action.ownFrom()), Math.toIntExact(elements)));
        };
    }

    private float[] kept(int from, int length) {
        return Arrays.copyOfRange(output, from, from + length);
    }

    private void keep(Action action, Values result) {
        var length = result.count() / action.blocks();
        for (var block = 0; block < action.blocks(); block++) {
            var at = Math.toIntExact(action.keepAt() + block * action.stride());
            System.arraycopy(result.array(), result.from() + block * length, output, at, length);
        }
    }

    private float[] sum(Action action, Inbox inbox) {
        return reach.sums()
                .of(
                        IntStream.range(0, addends(action))
                                .mapToObj(number -> addend(action, inbox, number, action.elements()))
                                .toList(),
                        type);
    }

    private static int addends(Action action) {
        return action.pieces() + (action.own() == Action.Own.NONE ? 0 : 1);
    }

    /** The received pieces in their order, with the own data at its place. */
    private Tensor addend(Action action, Inbox inbox, int number, long elements) {
        if (action.own() == Action.Own.NONE || number < action.ownPlace()) {
            return joined(inbox.stripes(action.firstPiece() + number));
        }
        return number == action.ownPlace()
                ? own(action, elements).tensor()
                : joined(inbox.stripes(action.firstPiece() + number - 1));
    }

    private float[] sideBySide(Action action, Inbox inbox) {
        var result = new float[Math.toIntExact(action.elements())];
        var at = 0;
        for (var number = 0; number < addends(action); number++) {
            var values = addend(action, inbox, number, action.elements() / addends(action));
            values.copyTo(result, at);
            at += values.length();
        }
        return result;
    }

    private float[] land(LaneRun lane) {
        var action = lane.action();
        for (var piece = action.firstPiece(); piece < action.firstPiece() + action.pieces(); piece++) {
            copy(
                    lane.inbox().stripes(piece),
                    output,
                    Math.toIntExact(lane.lane().landsAt(piece)));
        }
        return new float[0];
    }

    private static Tensor joined(Payload[] stripes) {
        if (stripes.length == 1) {
            return (Tensor) stripes[0];
        }
        var length = 0;
        for (var stripe : stripes) {
            length += ((Tensor) stripe).length();
        }
        var joined = new float[length];
        copy(stripes, joined, 0);
        return Tensor.of(joined);
    }

    /** @return the place after the last value */
    private static int copy(Payload[] stripes, float[] target, int at) {
        var next = at;
        for (var stripe : stripes) {
            ((Tensor) stripe).copyTo(target, next);
            next += ((Tensor) stripe).length();
        }
        return next;
    }
}
