package orrery.node.schedule;

import java.util.ArrayList;

/**
 * Every rank sends to the rank some distance after it, and receives from the one as far before it; several distances at a
 * time, as NCCL's send and receive pairs do it.
 *
 * <p>The first lanes send, the very first of them copies the rank's own block before; as many lanes receive. Of {@code width}
 * lanes lane i serves the distances i+1, i+1+width, …
 */
public final class Pairwise {
    private Pairwise() {}

    /**
     * All-to-all, even or not.
     *
     * @param partElements elements of one message at most
     * @param peers that are served at a time
     */
    public static Schedule allToAll(int rank, int ranks, Blocks blocks, long partElements, int peers) {
        return pairs(new Pair(rank, ranks, blocks, partElements, Math.clamp(peers, 1, Math.max(1, ranks - 1))), ranks);
    }

    /**
     * All-to-all of data that every rank stages first, as a MoE combine does: peers are told so while the data is on its
     * way, and nobody ends before all have told.
     */
    public static Schedule announced(int rank, int ranks, Blocks blocks, long partElements, int peers) {
        var moving = allToAll(rank, ranks, blocks, partElements, peers);
        var lanes = new ArrayList<>(moving.lanes());
        lanes.add(new Announcement.Telling(rank, ranks, moving.lanes().size()));
        lanes.add(new Announcement.Hearing(ranks));
        return new Schedule(lanes, moving.copying(), moving.held());
    }

    /** Every rank sends its data to the next and receives from the one before, as nccl-tests' sendrecv does. */
    public static Schedule sendReceive(int rank, int ranks, long elements, long partElements) {
        return pairs(new Pair(rank, ranks, new Blocks.Whole(elements), partElements, 1), Math.min(2, ranks));
    }

    private static Schedule pairs(Pair pair, int distances) {
        var keepsOwn = pair.ranks == 1 || distances == pair.ranks;
        var lanes = new ArrayList<Lane>();
        for (var lane = 0; lane < pair.width; lane++) {
            var sending = new Sending(pair, lane, distances);
            lanes.add(lane == 0 && keepsOwn ? new Sequence(new OwnBlock(pair), sending) : sending);
        }
        for (var lane = 0; lane < pair.width; lane++) {
            lanes.add(new Receiving(pair, lane, distances));
        }
        return new Schedule(lanes, pair.width, Schedule.Held.NOTHING);
    }

    /** What all lanes of a rank share. */
    private record Pair(int rank, int ranks, Blocks blocks, long partElements, int width) {}

    /** Blocks by distance, part by part. */
    private abstract static class Blockwise implements Lane {
        final Pair pair;
        private final int distances;
        private final int mostParts; // every peer has as many numbers, so that both ends count alike
        private int distance;
        private Cut block;
        private int part;
        private int turn;

        Blockwise(Pair pair, int lane, int distances) {
            this.pair = pair;
            this.distances = distances;
            this.mostParts =
                    Cut.into(pair.blocks.longest(), 1, pair.partElements).parts();
            this.distance = lane + 1;
        }

        /** The rank at a distance. */
        abstract int peer(int distance);

        abstract long elements(int peer);

        abstract void act(int peer, long from, int piece, Action action);

        @Override
        public final boolean next(Action action) {
            if (distance >= distances) {
                return false;
            }
            var peer = peer(distance);
            if (part == 0) {
                block = Cut.into(elements(peer), 1, pair.partElements);
            }
            act(peer, block.from(0, part), turn * mostParts + part, action.elements(block.length(0, part)));
            if (++part == block.parts()) {
                part = 0;
                turn++;
                distance += pair.width;
            }
            return true;
        }
    }

    private static final class Sending extends Blockwise {
        private final int receivingLane;

        Sending(Pair pair, int lane, int distances) {
            super(pair, lane, distances);
            this.receivingLane = pair.width + lane;
        }

        @Override
        int peer(int distance) {
            return (pair.rank + distance) % pair.ranks;
        }

        @Override
        long elements(int peer) {
            return pair.blocks.sent(peer);
        }

        @Override
        void act(int peer, long from, int piece, Action action) {
            action.own(pair.blocks.sendFrom(peer) + from).send(peer, receivingLane, piece);
        }
    }

    /** The sender stores straight into the output. */
    private static final class Receiving extends Blockwise {
        private long landsAt;

        Receiving(Pair pair, int lane, int distances) {
            super(pair, lane, distances);
        }

        @Override
        int peer(int distance) {
            return (pair.rank - distance + pair.ranks) % pair.ranks;
        }

        @Override
        long elements(int peer) {
            return pair.blocks.received(peer);
        }

        @Override
        void act(int peer, long from, int piece, Action action) {
            landsAt = pair.blocks.receiveAt(peer) + from;
            action.elements(0).receive(piece, 1, Action.Take.LAND);
        }

        @Override
        public long landsAt(int piece) {
            return landsAt; // of the action at hand, which awaits one piece
        }
    }

    /** What a rank sends to itself. */
    private static final class OwnBlock extends Round {
        private final Pair pair;

        OwnBlock(Pair pair) {
            super(1, 1, 1);
            this.pair = pair;
        }

        @Override
        void act(int step, int part, Action action) {
            action.elements(pair.blocks.sent(pair.rank))
                    .own(pair.blocks.sendFrom(pair.rank))
                    .keep(pair.blocks.receiveAt(pair.rank));
        }
    }
}
