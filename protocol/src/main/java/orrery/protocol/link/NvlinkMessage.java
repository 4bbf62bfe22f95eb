package orrery.protocol.link;

import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;

/**
 * What GPUs and NVSwitches say to each other: stores between GPUs, multicast, and reduction inside the switch (NVLS).
 *
 * <p>In-switch reduction is the pull of {@code multimem.ld_reduce}: one GPU asks with {@link LoadReduce}, the switches
 * spread a {@link Fetch} to every member of the group, each member answers with a {@link Contribution}, the switches add
 * the contributions in rank order, and the sum goes back to the asker as a {@link Store}. A contribution that nobody
 * asked for is a push: its sum goes to the whole group as a {@link Multicast}.
 *
 * <p>A {@code tag} names one transfer within a group; only the two ends give it a meaning.
 */
public sealed interface NvlinkMessage extends LinkMessage {

    long tag();

    /** Data for one GPU's memory. */
    record Store(int source, int destination, long tag, Payload payload) implements NvlinkMessage {
        @Override
        public long digest() {
            return hash(1, source, destination, tag, payload);
        }
    }

    /** Data for the memory of every member of the group, its sender among them. */
    record Multicast(int group, int source, long tag, Payload payload) implements NvlinkMessage {
        @Override
        public long digest() {
            return hash(2, group, source, tag, payload);
        }
    }

    /** Asks the switches for the sum of what every member of the group holds under the tag. */
    record LoadReduce(int group, int requester, long tag) implements NvlinkMessage {
        @Override
        public Payload payload() {
            return Nothing.INSTANCE;
        }

        @Override
        public long digest() {
            return hash(3, group, requester, tag, Nothing.INSTANCE);
        }
    }

    /** Asks one member for what it holds under the tag. */
    record Fetch(int group, int requester, long tag) implements NvlinkMessage {
        @Override
        public Payload payload() {
            return Nothing.INSTANCE;
        }

        @Override
        public long digest() {
            return hash(4, group, requester, tag, Nothing.INSTANCE);
        }
    }

    /** One member's addend, or the sum of a subtree on its way to the root. */
    record Contribution(int group, int source, long tag, Payload payload) implements NvlinkMessage {
        @Override
        public long digest() {
            return hash(5, group, source, tag, payload);
        }
    }

    private static long hash(int kind, int a, int b, long tag, Payload payload) {
        return Digest.mix(Digest.mix(((long) kind << 56) ^ ((long) a << 28) ^ b, tag), payload.digest());
    }
}
