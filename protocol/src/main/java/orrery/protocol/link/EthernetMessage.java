package orrery.protocol.link;

import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Payload;

/** What hosts say to each other over the scale-out network. */
public sealed interface EthernetMessage extends LinkMessage {

    /** A RoCEv2 send from one host's memory to another's; {@code flow} keeps its packets on one path. */
    record Send(int source, int destination, int flow, Payload payload) implements EthernetMessage {
        @Override
        public long digest() {
            return Digest.mix(Digest.mix(((long) source << 32) ^ destination, flow), payload.digest());
        }
    }
}
