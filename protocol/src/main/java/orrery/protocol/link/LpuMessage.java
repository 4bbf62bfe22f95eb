package orrery.protocol.link;

import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Payload;

/** What LPUs say to each other: nothing that the compiler did not foresee. */
public sealed interface LpuMessage extends LinkMessage {

    /**
     * Data in its slot; it carries no address that a link would look at, since the schedule knows it all.
     *
     * @param transfer its row in the schedule
     */
    record Packet(int source, int destination, int transfer, Payload payload) implements LpuMessage {
        @Override
        public long digest() {
            var pair = ((long) source << 32) ^ destination;
            return Digest.mix(Digest.mix((15L << 56) ^ transfer, pair), payload.digest());
        }
    }
}
