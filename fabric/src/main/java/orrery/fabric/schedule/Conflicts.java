package orrery.fabric.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;

/** What no schedule may ask for. */
final class Conflicts {
    private final Topology topology;
    private final long slotPs;
    private final List<Transfer> transfers;

    Conflicts(Topology topology, long slotPs, List<Transfer> transfers) {
        this.topology = topology;
        this.slotPs = slotPs;
        this.transfers = transfers;
    }

    void check() {
        Map<Integer, TreeMap<Long, Transfer>> byLink = new HashMap<>();
        for (var transfer : transfers) {
            checkEnds(transfer);
            checkSource(transfer);
            var link = topology.link(transfer.from(), transfer.port());
            place(byLink.computeIfAbsent(link, _ -> new TreeMap<>()), transfer);
        }
    }

    private void checkEnds(Transfer transfer) {
        if (transfer.slot() < 0) {
            throw problem(transfer, "leaves in slot " + transfer.slot() + ", allowed: 0 and above");
        }
        var peer = topology.peer(transfer.from(), transfer.port());
        if (topology.kind(transfer.from()) != DeviceKind.LPU || topology.kind(peer) != DeviceKind.LPU) {
            throw problem(transfer, "is no link between LPUs");
        }
    }

    /** A relay cannot send what has not come. */
    private void checkSource(Transfer transfer) {
        if (transfer.after() == Transfer.ORIGINAL) {
            return;
        }
        var arrived = Slots.endSlot(topology, slotPs, transfers.get(transfer.after()));
        if (transfer.slot() < arrived) {
            throw problem(
                    transfer,
                    "leaves in slot " + transfer.slot() + " with what transfer " + transfer.after()
                            + " brings, allowed: slot " + arrived + " and later");
        }
    }

    private void place(TreeMap<Long, Transfer> taken, Transfer transfer) {
        var before = taken.floorEntry(transfer.slot());
        if (before != null && before.getKey() + length(before.getValue()) > transfer.slot()) {
            throw clash(before.getValue(), transfer);
        }
        var next = taken.ceilingEntry(transfer.slot());
        if (next != null && transfer.slot() + length(transfer) > next.getKey()) {
            throw clash(next.getValue(), transfer);
        }
        taken.put(transfer.slot(), transfer);
    }

    private long length(Transfer transfer) {
        return Slots.length(topology, slotPs, transfer.from(), transfer.port(), transfer.payload());
    }

    private ScheduleProblem clash(Transfer one, Transfer other) {
        return problem(
                other,
                "takes slots " + slots(other) + ", of which transfer " + one.number() + " has " + slots(one)
                        + "; give one of them another slot or link");
    }

    private String slots(Transfer transfer) {
        return transfer.slot() + " to " + (transfer.slot() + length(transfer) - 1);
    }

    private ScheduleProblem problem(Transfer transfer, String what) {
        return new ScheduleProblem("transfer " + transfer.number() + " on "
                + topology.linkName(transfer.from(), transfer.port()) + " " + what);
    }
}
