package orrery.node.collective;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.tensor.Sums;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.NvlinkMessage.Contribution;
import orrery.protocol.link.NvlinkMessage.Fetch;
import orrery.protocol.link.NvlinkMessage.LoadReduce;
import orrery.protocol.link.NvlinkMessage.Multicast;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Tensor;

/** Ranks around one switch a plane, and a bag of messages from which the next one is drawn by lot. No time passes. */
final class LooseFabric {
    private static final int PLANES = 4;
    private static final int GROUP = 0;
    private static final int SWITCH = -1;

    private final Random random;
    private final List<Collectives> ranks = new ArrayList<>();
    private final List<Delivery> underWay = new ArrayList<>();
    private final Map<Long, Payload[]> addends = new HashMap<>(); // by tag, then rank
    private final Map<Long, Integer> requesters = new HashMap<>(); // by tag

    /** To a rank, or to {@link #SWITCH}. */
    private record Delivery(int rank, NvlinkMessage message) {}

    LooseFabric(AllReduce algorithm, int count, Random random) {
        this.random = random;
        IntStream.range(0, count).forEach(rank -> ranks.add(new Collectives(new Loose(rank, count), algorithm)));
    }

    /**
     * Every rank goes through all operations, at any time that the lot decides.
     *
     * @param vectors by operation, then rank
     * @return by rank, then operation
     */
    List<List<float[]>> allReduceAll(List<List<float[]>> vectors) {
        var begun = new ArrayList<List<Collective>>();
        ranks.forEach(_ -> begun.add(new ArrayList<>()));
        while (true) {
            var ready = IntStream.range(0, ranks.size())
                    .filter(rank -> begun.get(rank).size() < vectors.size())
                    .filter(rank -> begun.get(rank).isEmpty()
                            || begun.get(rank).getLast().done())
                    .toArray();
            if (ready.length + underWay.size() == 0) {
                break;
            }
            var lot = random.nextInt(ready.length + underWay.size());
            if (lot < ready.length) {
                var mine = begun.get(ready[lot]);
                var vector = vectors.get(mine.size()).get(ready[lot]).clone();
                mine.add(ranks.get(ready[lot]).allReduce(0, vector));
            } else {
                deliver(underWay.remove(lot - ready.length));
            }
        }
        return begun.stream()
                .map(mine -> mine.stream().map(Collective::result).toList())
                .toList();
    }

    private void deliver(Delivery delivery) {
        if (delivery.rank == SWITCH) {
            atSwitch(delivery.message);
        } else {
            ranks.get(delivery.rank).on(delivery.message, 0);
        }
    }

    private void toAll(NvlinkMessage message) {
        IntStream.range(0, ranks.size()).forEach(rank -> underWay.add(new Delivery(rank, message)));
    }

    /** The switches of all planes in one: it tells transfers apart by tag. */
    private void atSwitch(NvlinkMessage message) {
        switch (message) {
            case LoadReduce(var group, var requester, var tag) -> {
                requesters.put(tag, requester);
                toAll(new Fetch(group, requester, tag));
            }
            case Contribution addend -> gather(addend);
            case Multicast multicast -> toAll(multicast);
            case Store _, Fetch _ -> throw new IllegalStateException("no rank sends a switch " + message);
        }
    }

    private void gather(Contribution addend) {
        var all = addends.computeIfAbsent(addend.tag(), _ -> new Payload[ranks.size()]);
        all[addend.source()] = addend.payload();
        if (IntStream.range(0, all.length).allMatch(rank -> all[rank] != null)) {
            var requester = requesters.get(addend.tag());
            if (requester == null) {
                toAll(new Multicast(GROUP, SWITCH, addend.tag(), all[0]));
            } else {
                underWay.add(new Delivery(requester, new Store(SWITCH, requester, addend.tag(), sum(all))));
            }
        }
    }

    private static Tensor sum(Payload[] addends) {
        return Tensor.of(Sums.inOrder(List.of(addends).stream()
                .map(addend -> ((Tensor) addend).toArray())
                .toList()));
    }

    /** One rank's way out. */
    private final class Loose implements Channel {
        private final int rank;
        private final int count;

        Loose(int rank, int count) {
            this.rank = rank;
            this.count = count;
        }

        @Override
        public int rank() {
            return rank;
        }

        @Override
        public int ranks() {
            return count;
        }

        @Override
        public int group() {
            return GROUP;
        }

        @Override
        public int device() {
            return rank;
        }

        @Override
        public int planes() {
            return PLANES;
        }

        @Override
        public long packetBytes() {
            return 256;
        }

        @Override
        public void store(long readyPs, int to, long tag, Payload payload) {
            underWay.add(new Delivery(to, new Store(rank, to, tag, payload)));
        }

        @Override
        public void toSwitch(long readyPs, int plane, NvlinkMessage message) {
            underWay.add(new Delivery(SWITCH, message));
        }
    }
}
