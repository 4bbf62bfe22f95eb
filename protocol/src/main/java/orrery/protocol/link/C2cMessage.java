package orrery.protocol.link;

import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Payload;

/** What a CPU and its own GPU say to each other over NVLink-C2C or PCIe. */
public sealed interface C2cMessage extends LinkMessage {

    /** A write into the other's memory: commands go down, results come up. */
    record Write(int source, int destination, Payload payload) implements C2cMessage {
        @Override
        public long digest() {
            return Digest.mix(~((long) source << 32) ^ destination, payload.digest());
        }
    }
}
