package orrery.node.lpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import orrery.fabric.schedule.Planner;
import orrery.fabric.schedule.Planner.Sending;
import orrery.node.lpu.Leg.Part;
import orrery.node.lpu.Meeting.Form;
import orrery.node.plan.Share;
import orrery.protocol.payload.Payload;

/** Gives what a meeting's ranks have for each other its slots. */
final class Meetings {
    private final Planner planner;

    Meetings(Planner planner) {
        this.planner = planner;
    }

    /**
     * A meeting with its slots.
     *
     * @param leaves the slot of each leg
     * @param there by rank, the first slot in which all that comes is there, and all that goes has left
     */
    record Planned(Meeting meeting, List<Long> leaves, long[] there) {}

    /** A meeting that is being planned. */
    private final class Plan {
        private final int[] devices;
        private final long[] there;
        private final List<Leg> legs = new ArrayList<>();
        private final List<Long> leaves = new ArrayList<>();

        Plan(int[] devices, long earliest) {
            this.devices = devices;
            this.there = new long[devices.length];
            Arrays.fill(there, earliest);
        }

        void send(int from, int to, long earliest, Part part, long bytes) {
            Sending sending = planner.send(devices[from], devices[to], earliest, bytes);
            legs.add(new Leg(from, to, part, sending.first(), sending.last(), bytes));
            leaves.add(sending.leaves());
            there[from] = Math.max(there[from], sending.leaves());
            there[to] = Math.max(there[to], sending.there());
        }

        /** Everybody sends to everybody else, the next rank first. */
        void toAll(long[] earliest, Part part, Bytes bytes) {
            for (var distance = 1; distance < devices.length; distance++) {
                for (var from = 0; from < devices.length; from++) {
                    var to = (from + distance) % devices.length;
                    send(from, to, earliest[from], part, bytes.of(from, to));
                }
            }
        }

        Planned as(Form form) {
            return new Planned(new Meeting(form, devices.length, legs), leaves, there);
        }
    }

    private interface Bytes {
        long of(int from, int to);
    }

    /** @param outgoing by sender, by receiver; null where nothing goes */
    Planned exchange(int[] devices, long earliest, List<List<Payload>> outgoing) {
        var plan = new Plan(devices, earliest);
        for (var from = 0; from < devices.length; from++) {
            for (var to = 0; to < devices.length; to++) {
                var payload = from == to ? null : outgoing.get(from).get(to);
                if (payload != null) {
                    plan.send(from, to, earliest, Part.WHOLE, payload.bytes());
                }
            }
        }
        return plan.as(Form.EXCHANGE);
    }

    /** @param bytes of what all bring together */
    Planned gather(int[] devices, long earliest, long bytes) {
        var plan = new Plan(devices, earliest);
        plan.toAll(plan.there.clone(), Part.WHOLE, (_, _) -> Math.ceilDiv(bytes, devices.length));
        return plan.as(Form.GATHER);
    }

    /**
     * @param elements of every addend
     * @param bytes that they take
     */
    Planned sum(int[] devices, long earliest, long elements, long bytes) {
        var plan = new Plan(devices, earliest);
        if (elements < devices.length || isShort(devices, bytes)) {
            plan.toAll(plan.there.clone(), Part.WHOLE, (_, _) -> bytes);
            return plan.as(Form.SUM_AT_ALL);
        }
        plan.toAll(plan.there.clone(), Part.ADDEND, (_, to) -> bytesOf(to, devices.length, elements, bytes));
        plan.toAll(plan.there.clone(), Part.SUM, (from, _) -> bytesOf(from, devices.length, elements, bytes));
        return plan.as(Form.SUM_BY_PIECES);
    }

    /** Of the piece that a rank sums. */
    private static long bytesOf(int rank, int ranks, long elements, long bytes) {
        return Math.ceilDiv(bytes * Share.of((int) elements, ranks, rank).count(), elements);
    }

    /** Whether the second way would take longer than what it saves. */
    private boolean isShort(int[] devices, long bytes) {
        var whole = planner.serialisation(devices[0], devices[1], bytes);
        var piece = planner.serialisation(devices[0], devices[1], Math.ceilDiv(bytes, devices.length));
        return whole <= planner.latency(devices[0], devices[1]) + 2 * piece;
    }
}
