package orrery.fabric.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.topology.Topology;
import orrery.protocol.payload.Payload;

/**
 * The schedule of all links between LPUs: link and slot to transfer.
 *
 * <p>One clock runs through all LPUs, so a slot begins everywhere at once; a packet is due at the far end when its slot
 * began plus the wire's latency.
 */
public final class Slots {
    private final Topology topology;
    private final long slotPs;
    private final List<Transfer> transfers;
    private final List<List<Transfer>> byLpu = new ArrayList<>();

    private Slots(Topology topology, long slotPs, List<Transfer> transfers) {
        this.topology = topology;
        this.slotPs = slotPs;
        this.transfers = List.copyOf(transfers);
        for (var device = 0; device < topology.devices(); device++) {
            byLpu.add(new ArrayList<>());
        }
        transfers.stream()
                .sorted(Comparator.comparingLong(Transfer::slot).thenComparingInt(Transfer::number))
                .forEach(transfer -> byLpu.get(transfer.from()).add(transfer));
    }

    /** A schedule being written: transfers in any order, then {@link #seal}. */
    public static final class Draft {
        private final Topology topology;
        private final long slotPs;
        private final List<Transfer> transfers = new ArrayList<>();

        /** @throws ScheduleProblem when there are no LPUs, or they have different clocks */
        public Draft(Topology topology) {
            this.topology = topology;
            var clocks = Arrays.stream(topology.lpus())
                    .mapToLong(lpu -> ((Lpu) topology.part(lpu)).slot().picos())
                    .distinct()
                    .toArray();
            if (clocks.length != 1) {
                throw new ScheduleProblem(
                        topology.name() + " has LPUs of " + clocks.length + " clocks, allowed: LPUs that share one");
            }
            slotPs = clocks[0];
        }

        /** A packet that its sender has from the start; the answer is its number. */
        public int add(int from, int port, long slot, Payload payload) {
            return add(new Transfer(transfers.size(), from, port, slot, Transfer.ORIGINAL, payload));
        }

        /** A packet that passes on what another brought. */
        public int passOn(int arrived, int port, long slot) {
            var before = transfers.get(arrived);
            var from = topology.peer(before.from(), before.port());
            return add(new Transfer(transfers.size(), from, port, slot, arrived, before.payload()));
        }

        private int add(Transfer transfer) {
            transfers.add(transfer);
            return transfer.number();
        }

        /** The first slot in which what a transfer brings is wholly there. */
        public long arrivedBy(int transfer) {
            return Slots.endSlot(topology, slotPs, transfers.get(transfer));
        }

        long slotPs() {
            return slotPs;
        }

        /** The slot in which a transfer's head leaves. */
        long slotOf(int transfer) {
            return transfers.get(transfer).slot();
        }

        /** Slots that a packet occupies on a wire. */
        public long length(int from, int port, Payload payload) {
            return Slots.length(topology, slotPs, from, port, payload);
        }

        /** @throws ScheduleProblem when two transfers want one link at once, or one passes on what is not there yet */
        public Slots seal() {
            new Conflicts(topology, slotPs, transfers).check();
            return new Slots(topology, slotPs, transfers);
        }
    }

    static long length(Topology topology, long slotPs, int from, int port, Payload payload) {
        var medium = topology.medium(from, port);
        var picos = medium.bandwidth()
                .timeForBytes(medium.wireBytes(payload.bytes()))
                .picos();
        return Math.ceilDiv(picos, slotPs);
    }

    static long endSlot(Topology topology, long slotPs, Transfer transfer) {
        var latencyPs = topology.medium(transfer.from(), transfer.port()).latencyPs();
        return transfer.slot()
                + Math.ceilDiv(latencyPs, slotPs)
                + length(topology, slotPs, transfer.from(), transfer.port(), transfer.payload());
    }

    public Transfer transfer(int number) {
        return transfers.get(number);
    }

    public int count() {
        return transfers.size();
    }

    /** What an LPU sends, in the order of slots. */
    public List<Transfer> of(int lpu) {
        return byLpu.get(lpu);
    }

    /** Where a transfer goes. */
    public int destination(Transfer transfer) {
        return topology.peer(transfer.from(), transfer.port());
    }

    /** When a transfer's slot begins at its sender. */
    public long leavesPs(Transfer transfer) {
        return Math.multiplyExact(transfer.slot(), slotPs);
    }

    /** When a transfer's slot begins at its receiver. */
    public long duePs(Transfer transfer) {
        return leavesPs(transfer)
                + topology.medium(transfer.from(), transfer.port()).latencyPs();
    }

    public long slotPs() {
        return slotPs;
    }

    /** When the last packet is wholly there. */
    public long endPs() {
        return transfers.stream()
                .mapToLong(transfer -> endSlot(topology, slotPs, transfer) * slotPs)
                .max()
                .orElse(0);
    }
}
