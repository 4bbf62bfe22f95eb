package orrery.fabric.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;
import orrery.protocol.payload.Payload;

/** Schedules that compilers write again and again. */
public final class Exchanges {
    private final Topology topology;
    private final Slots.Draft draft;
    private final Map<Integer, Long> freeSlot = new HashMap<>();

    private Exchanges(Topology topology) {
        this.topology = topology;
        this.draft = new Slots.Draft(topology);
    }

    /**
     * Everybody sends everybody else the same amount: straight where a wire leads, otherwise through one LPU between, in
     * the first slot that the wire has free.
     *
     * @throws ScheduleProblem when two members are more than two wires apart
     */
    public static Slots allToAll(Topology topology, List<Integer> members, Payload payload) {
        var exchange = new Exchanges(topology);
        for (var distance = 1; distance < members.size(); distance++) {
            for (var index = 0; index < members.size(); index++) {
                var to = members.get((index + distance) % members.size());
                exchange.send(members.get(index), to, payload);
            }
        }
        return exchange.draft.seal();
    }

    private void send(int from, int to, Payload payload) {
        var straight = portTo(from, to);
        if (straight >= 0) {
            draft.add(from, straight, claim(from, straight, 0, payload), payload);
            return;
        }
        var first = IntStream.range(0, topology.ports(from))
                .filter(port -> portTo(topology.peer(from, port), to) >= 0)
                .findFirst()
                .orElseThrow(() -> new ScheduleProblem(topology.name(from) + " and " + topology.name(to) + " of "
                        + topology.name() + " are more than two wires apart, allowed: one LPU between"));
        var between = topology.peer(from, first);
        var second = portTo(between, to);
        var arrived = draft.add(from, first, claim(from, first, 0, payload), payload);
        draft.passOn(arrived, second, claim(between, second, draft.arrivedBy(arrived), payload));
    }

    /** The first slot from one on that a wire has free, which it has no longer. */
    private long claim(int from, int port, long earliest, Payload payload) {
        var link = topology.link(from, port);
        var slot = Math.max(earliest, freeSlot.getOrDefault(link, 0L));
        freeSlot.put(link, slot + draft.length(from, port, payload));
        return slot;
    }

    private int portTo(int from, int to) {
        return IntStream.range(0, topology.ports(from))
                .filter(port -> topology.peer(from, port) == to)
                .findFirst()
                .orElse(-1);
    }
}
