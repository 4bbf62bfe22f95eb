package orrery.node.collective;

import java.util.Arrays;
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

    /** @param input values that the type holds exactly; not changed */
    Numbers(ElementType type, float[] input, float[] output) {
        this.type = type;
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
            case NOTHING, AWAIT -> own(action);
            case SUM -> Values.of(sum(action, lane.inbox()));
            case SIDE_BY_SIDE -> Values.of(sideBySide(action, lane.inbox()));
            case LAND -> Values.of(land(lane));
        };
        if (action.keeps()) {
            keep(action, result);
        }
        return result;
    }

    private Values own(Action action) {
        return action.own() == Action.Own.INPUT
                ? input(action.ownFrom(), action.elements())
                : Values.of(own(action, action.elements()));
    }

    private void keep(Action action, Values result) {
        var length = result.count() / action.blocks();
        for (var block = 0; block < action.blocks(); block++) {
            var at = Math.toIntExact(action.keepAt() + block * action.stride());
            System.arraycopy(result.array(), result.from() + block * length, output, at, length);
        }
    }

    /** A copy. */
    private float[] own(Action action, long elements) {
        var length = Math.toIntExact(elements);
        var from = Math.toIntExact(action.ownFrom());
        return switch (action.own()) {
            case NONE -> new float[0];
            case INPUT -> Arrays.copyOfRange(input, from, from + length);
            case OUTPUT -> Arrays.copyOfRange(output, from, from + length);
        };
    }

    private float[] sum(Action action, Inbox inbox) {
        float[] sum = null;
        for (var addend = 0; addend < addends(action); addend++) {
            var values = addend(action, inbox, addend, action.elements());
            sum = sum == null ? values : plus(sum, values);
        }
        for (var i = 0; i < sum.length; i++) {
            sum[i] = type.rounded(sum[i]);
        }
        return sum;
    }

    private static int addends(Action action) {
        return action.pieces() + (action.own() == Action.Own.NONE ? 0 : 1);
    }

    /** The received pieces in their order, with the own data at its place. */
    private float[] addend(Action action, Inbox inbox, int number, long elements) {
        if (action.own() == Action.Own.NONE || number < action.ownPlace()) {
            return joined(inbox.stripes(action.firstPiece() + number));
        }
        return number == action.ownPlace()
                ? own(action, elements)
                : joined(inbox.stripes(action.firstPiece() + number - 1));
    }

    private static float[] plus(float[] sum, float[] values) {
        for (var i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
        return sum;
    }

    private float[] sideBySide(Action action, Inbox inbox) {
        var result = new float[Math.toIntExact(action.elements())];
        var at = 0;
        for (var number = 0; number < addends(action); number++) {
            var values = addend(action, inbox, number, action.elements() / addends(action));
            System.arraycopy(values, 0, result, at, values.length);
            at += values.length;
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

    private static float[] joined(Payload[] stripes) {
        var length = 0;
        for (var stripe : stripes) {
            length += ((Tensor) stripe).length();
        }
        var joined = new float[length];
        copy(stripes, joined, 0);
        return joined;
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
