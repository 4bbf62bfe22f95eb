package orrery.node.estimate;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import orrery.fabric.topology.Topology;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Block;
import orrery.node.collective.Operation;
import orrery.node.cost.Kernel;
import orrery.node.cost.KernelTimes;
import orrery.node.estimate.CommunicationTime.Trip;
import orrery.node.format.Formats;
import orrery.node.numerics.EvenBytes;
import orrery.node.numerics.EvenStep;
import orrery.node.numerics.StepMix;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.program.Group;
import orrery.node.program.Node;
import orrery.node.program.Program;
import orrery.node.program.Work.AllReduce;
import orrery.node.program.Work.Combine;
import orrery.node.program.Work.Communicate;
import orrery.node.program.Work.Compute;
import orrery.node.program.Work.Dispatch;
import orrery.node.program.Work.ExchangeParts;
import orrery.node.program.Work.GatherLogits;
import orrery.node.program.Work.GatherRows;
import orrery.node.program.Work.GatherShares;
import orrery.node.program.Work.HandOver;
import orrery.node.program.Work.Receive;
import orrery.node.program.Work.RunExperts;
import orrery.node.program.Work.Send;
import orrery.node.seating.Seating;

/** What each node of a stage takes at the first rank of each of its sides. */
final class NodeTimes {
    private final Asked asked;
    private final Seating seating;
    private final CommunicationTime communication;
    private final Seat attention;
    private final Side expertsSide;
    private final EvenBytes bytes;
    private final Kernels atAttention;
    private final Kernels atExperts;
    private final Map<Object, NodeCost> trips = new HashMap<>(); // by what is alike
    private final Map<Group, int[]> groups = new EnumMap<>(Group.class);

    /** A rank's kernels and the chip they run on; nodes that launch the same kernels take the same. */
    private record Kernels(EvenStep step, KernelTimes times, Map<List<Kernel>, NodeCost> known) {
        NodeCost of(Node node) {
            return known.computeIfAbsent(step.kernels(node), kernels -> NodeCost.of(kernels, times));
        }
    }

    /** What is asked of a copy, alike for all of its stages. */
    record Asked(
            Architecture architecture,
            Formats formats,
            Topology topology,
            Seating seating,
            int copy,
            Assumptions assumptions) {
        Cut cut() {
            return seating.cut(copy);
        }

        private Kernels kernels(Seat seat, StepMix shape) {
            var part = TunedProducts.of(topology.part(seating.device(seat)), assumptions.tuning());
            return new Kernels(
                    new EvenStep(architecture, cut(), formats, shape, seat, assumptions.expertImbalance()),
                    KernelTimes.of(part, formats),
                    new IdentityHashMap<>());
        }
    }

    NodeTimes(Asked asked, CommunicationTime communication, Program program, int stage, StepMix shape) {
        this.asked = asked;
        this.seating = asked.seating;
        this.communication = communication;
        attention = new Seat(asked.copy, stage, Side.ATTENTION, 0);
        expertsSide = asked.cut().separate() ? Side.FEED_FORWARD : Side.ATTENTION;
        bytes = new EvenBytes(asked.architecture, asked.cut(), asked.formats, shape, attention, program);
        atAttention = asked.kernels(attention, shape);
        atExperts = asked.kernels(new Seat(asked.copy, stage, expertsSide, 0), shape);
    }

    Lane lane(Node node) {
        return switch (node.work()) {
            case RunExperts _ -> expertsSide == Side.FEED_FORWARD ? Lane.FEED_FORWARD : Lane.COMPUTE;
            case Compute _ -> Lane.COMPUTE;
            case Communicate _ -> Lane.COMMUNICATION;
        };
    }

    NodeCost of(Node node) {
        return switch (node.work()) {
            case RunExperts _ -> atExperts.of(node);
            case Compute _ -> atAttention.of(node);
            case Communicate communicate ->
                trips.computeIfAbsent(alike(node), _ -> NodeCost.of(trip(communicate, bytes.of(node))));
        };
    }

    /** What nodes have in common that communicate alike, layers apart. */
    private Object alike(Node node) {
        return switch ((Communicate) node.work()) {
            case Dispatch(var block) -> List.of("dispatch", block(block), node.microBatch());
            case Combine(var block) -> List.of("combine", block(block), node.microBatch());
            case ExchangeParts _ -> node;
            case Communicate other -> List.of(other, node.microBatch());
        };
    }

    private Block block(int number) {
        return asked.architecture.blocks().get(number).inLayer(0);
    }

    /** What is received was on its way in the sender's time. */
    private Trip trip(Communicate work, long brought) {
        return switch (work) {
            case AllReduce(var group) -> communication.among(Operation.ALL_REDUCE, devices(group), brought);
            case GatherRows(var group) -> gathered(devices(group), brought);
            case GatherShares(var group) -> gathered(devices(group), brought);
            case ExchangeParts _, Dispatch _, Combine _ ->
                communication.among(Operation.ALL_TO_ALL, devices(Group.of(work).orElseThrow()), brought);
            case GatherLogits(var group) -> {
                var devices = devices(group);
                yield communication.hop(devices[devices.length - 1], devices[0], brought * (devices.length - 1));
            }
            case Send _ -> {
                var devices = devices(Group.NEXT_STAGE);
                yield communication.hop(devices[0], devices[1], brought);
            }
            case Receive _ -> Trip.NONE;
            case HandOver _ ->
                seating.hasHost(attention)
                        ? communication.hop(seating.device(attention), seating.host(attention), chosen(brought))
                        : Trip.NONE;
        };
    }

    private long chosen(long logits) {
        return asked.assumptions.logitsToHost()
                ? logits
                : logits / (Float.BYTES * (long) asked.architecture.vocabulary()) * Assumptions.TOKEN_BYTES;
    }

    private Trip gathered(int[] devices, long brought) {
        return communication.among(Operation.ALL_GATHER, devices, brought * devices.length);
    }

    private int[] devices(Group group) {
        return groups.computeIfAbsent(group, one -> seating.devices(attention, one));
    }
}
