package orrery.protocol.link;

import java.util.Optional;
import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;

/** What CPUs and network adapters say to each other over the scale-out network, be it Ethernet or InfiniBand. */
public sealed interface EthernetMessage extends LinkMessage {

    int source();

    int destination();

    /** Keeps its packets on one path where switches do not adapt. */
    int flow();

    /**
     * A RoCEv2 send from one host's memory to another's; never lost.
     *
     * @param tag names a transfer between ranks of a group, to which alone it means something; 0 for all else
     */
    record Send(int source, int destination, int flow, long tag, Payload payload) implements EthernetMessage {

        /** What is no transfer between ranks. */
        public Send(int source, int destination, int flow, Payload payload) {
            this(source, destination, flow, 0, payload);
        }

        @Override
        public long digest() {
            var way = Digest.mix(((long) source << 32) ^ destination, flow);
            return Digest.mix(Digest.mix(way, tag), payload.digest());
        }
    }

    /**
     * Some whole packets of one message that travel as one, from adapter to adapter.
     *
     * @param sequence counts the bursts between the two adapters in this flow, from 0
     * @param bytes content of these packets
     * @param marked a switch on the way saw its queue grow (ECN)
     * @param completes the message whose last packets these are; empty where more follow
     */
    record Burst(
            int source,
            int destination,
            int flow,
            long sequence,
            long bytes,
            boolean marked,
            Optional<C2cMessage.Delivery> completes)
            implements EthernetMessage {

        /** The same packets, marked by a switch whose queue grows. */
        public Burst mark() {
            return new Burst(source, destination, flow, sequence, bytes, true, completes);
        }

        @Override
        public Payload payload() {
            return completes.map(C2cMessage.Delivery::payload).orElse(Nothing.INSTANCE);
        }

        @Override
        public long contentBytes() {
            return bytes;
        }

        @Override
        public long digest() {
            var content = completes.map(C2cMessage.Delivery::digest).orElse(0L);
            return hash(10, this, Digest.mix(sequence, marked ? ~bytes : bytes) ^ content);
        }
    }

    /**
     * A receiver tells a sender how far it came.
     *
     * @param sequence every burst below it is there; or, where one is missing, that one
     * @param missing whether a burst is missed, because later ones came
     */
    record Acknowledgement(int source, int destination, int flow, long sequence, boolean missing)
            implements EthernetMessage {
        @Override
        public Payload payload() {
            return Nothing.INSTANCE;
        }

        @Override
        public long digest() {
            return hash(11, this, missing ? ~sequence : sequence);
        }
    }

    /** A receiver tells a sender that its packets came marked (CNP). */
    record CongestionNotification(int source, int destination, int flow) implements EthernetMessage {
        @Override
        public Payload payload() {
            return Nothing.INSTANCE;
        }

        @Override
        public long digest() {
            return hash(12, this, 0);
        }
    }

    private static long hash(int kind, EthernetMessage message, long content) {
        var pair = ((long) message.source() << 32) ^ message.destination();
        return Digest.mix(Digest.mix(((long) kind << 56) ^ message.flow(), pair), content);
    }
}
