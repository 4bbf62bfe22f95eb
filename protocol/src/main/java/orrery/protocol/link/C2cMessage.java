package orrery.protocol.link;

import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;

/** What the devices of one host say to each other over NVLink-C2C or PCIe: CPU, GPU and network adapter. */
public sealed interface C2cMessage extends LinkMessage {

    /** A write into the other's memory: commands go down, results come up. */
    record Write(int source, int destination, Payload payload) implements C2cMessage {
        @Override
        public long digest() {
            return Digest.mix(~((long) source << 32) ^ destination, payload.digest());
        }
    }

    /**
     * A GPU's work request to its own network adapter: bring this to a GPU beyond the scale-out network.
     *
     * @param source the GPU that posts it
     * @param destination the GPU it is for
     * @param flow messages of one flow keep their order, and their path where the switches do not adapt
     * @param tag names the transfer; only the two GPUs give it a meaning
     */
    record Post(int source, int destination, int flow, long tag, Payload payload) implements C2cMessage {
        @Override
        public long digest() {
            return Digest.mix(Digest.mix(pair(8, source, destination) ^ flow, tag), payload.digest());
        }
    }

    /**
     * What a network adapter wrote into its GPU's memory: a {@link Post} that arrived.
     *
     * @param source the GPU that posted it
     * @param destination the GPU it is for
     */
    record Delivery(int source, int destination, long tag, Payload payload) implements C2cMessage {
        @Override
        public long digest() {
            return Digest.mix(Digest.mix(pair(9, source, destination), tag), payload.digest());
        }
    }

    /**
     * A network adapter tells its GPU that it gave up what the GPU had posted: nobody acknowledged it for longer than it
     * repeats anything. The queue pair is of no use any more; what is posted later goes by another.
     *
     * @param source the GPU that posted it
     * @param destination the GPU it was for
     */
    record TransportBroken(int source, int destination) implements C2cMessage {
        @Override
        public Payload payload() {
            return Nothing.INSTANCE;
        }

        @Override
        public long digest() {
            return pair(10, source, destination);
        }
    }

    private static long pair(int kind, int source, int destination) {
        return Digest.mix((long) kind << 56, ((long) source << 32) ^ destination);
    }
}
