package orrery.node.tuning;

import orrery.fabric.catalogue.NcclRules;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.collective.Tuning.Wish;

/** How a message is cut, as NCCL cuts it. */
final class Chunks {
    /** NCCL halves an in-switch reduction's chunk below so many rounds of the whole buffer. */
    private static final int[] ROUNDS_WANTED = {64, 8, 2};

    /** Uneven blocks are at most so many times the mean. */
    private static final int LONGEST_OF_UNEVEN = 2;

    /** Parts of what goes to one peer and is added there, so that it is taken in while more of it comes. */
    private static final int PARTS_TO_A_PEER = 8;

    /** Slices and their parts that follow each other from one level to the next. */
    private static final int PARTS_OVER_DOMAINS = 16;

    /** Parts of what a tree moves, so that its levels work side by side. */
    private static final int PARTS_OF_A_TREE = 8;

    /** Serving one after the other takes as long as serving all at once, when each is served as fast. */
    private static final int PEERS_AT_A_TIME = 1;

    /** Parts of an in-switch reduction's round that a rank asks for at a time. */
    private static final int PARTS_ASKED = 4;

    private final NcclRules rules;

    Chunks(NcclRules rules) {
        this.rules = rules;
    }

    /** All in bytes of all channels together. */
    record Cut(long chunkBytes, long sliceBytes, int peers) {}

    Cut of(Wish wish, Way way, int channels) {
        return switch (way.algorithm()) {
            case RING -> ring(wish, way.protocol(), channels);
            case NVLS -> nvls(wish, channels);
            case DIRECT -> toPeers(wish);
            case TWO_LEVEL -> twoLevel(wish);
            case ONE_SHOT -> parts(wish, wish.bytes(), PARTS_TO_A_PEER);
            case TWO_SHOT ->
                wish.operation() == Operation.ALL_REDUCE ? parts(wish, wish.bytes() / wish.ranks(), 1) : toPeers(wish);
            case TREE -> parts(wish, wish.bytes() / 2, PARTS_OF_A_TREE);
            case AUTO -> throw new IllegalStateException("an open algorithm is never cut");
        };
    }

    /** What goes to one peer and is not added there lands where it belongs, in one piece. */
    private static Cut toPeers(Wish wish) {
        return switch (wish.operation()) {
            case SEND_RECEIVE -> parts(wish, wish.bytes(), 1);
            case ALL_TO_ALL -> parts(wish, wish.bytes() / wish.ranks(), 1);
            case ALL_TO_ALL_V -> parts(wish, LONGEST_OF_UNEVEN * wish.bytes() / wish.ranks(), 1);
            case ALL_REDUCE, ALL_GATHER, REDUCE_SCATTER, BROADCAST, REDUCE ->
                parts(wish, wish.bytes() / wish.ranks(), PARTS_TO_A_PEER);
        };
    }

    /** Slices for other domains follow each other anyway; only where there are few do their parts add to the pipeline. */
    private static Cut twoLevel(Wish wish) {
        var domains = Math.ceilDiv(wish.ranks(), wish.domainRanks());
        return parts(wish, wish.bytes() / wish.ranks(), Math.ceilDiv(PARTS_OVER_DOMAINS, domains));
    }

    private Cut ring(Wish wish, Protocol protocol, int channels) {
        var slice = wholeElements(wish, wish.bytes() / slices(wish));
        if (wish.chunks() > 0) {
            return new Cut(slice, wholeElements(wish, Math.ceilDiv(slice, wish.chunks())), 1);
        }
        var chunk = Math.min(slice, wholeElements(wish, channels * largest(protocol)));
        var pieces = protocol == Protocol.SIMPLE ? rules.slices() : 1;
        return new Cut(chunk, wholeElements(wish, Math.ceilDiv(chunk, pieces)), 1);
    }

    private long largest(Protocol protocol) {
        return switch (protocol) {
            case LL -> rules.chunk().ll().bytes();
            case LL128 -> rules.chunk().ll128().bytes();
            case SIMPLE, AUTO -> rules.chunk().simple().bytes();
        };
    }

    private static int slices(Wish wish) {
        return wish.operation() == Operation.BROADCAST || wish.operation() == Operation.REDUCE ? 1 : wish.ranks();
    }

    /** Every rank owns a slice of the buffer; a round takes one chunk of every channel and rank. */
    private Cut nvls(Wish wish, int channels) {
        var chunk = rules.nvlsChunk().bytes();
        var concurrent = (long) channels * wish.ranks();
        for (var rounds : ROUNDS_WANTED) {
            chunk = wish.bytes() < rounds * concurrent * chunk ? chunk / 2 : chunk;
        }
        return new Cut(wholeElements(wish, wish.bytes()), wholeElements(wish, channels * chunk), PARTS_ASKED);
    }

    private static Cut parts(Wish wish, long bytes, int parts) {
        var whole = wholeElements(wish, bytes);
        return new Cut(whole, wholeElements(wish, Math.ceilDiv(whole, parts)), PEERS_AT_A_TIME);
    }

    private static long wholeElements(Wish wish, long bytes) {
        long element = wish.elementType().bytes();
        return Math.max(1, Math.ceilDiv(bytes, element)) * element;
    }
}
