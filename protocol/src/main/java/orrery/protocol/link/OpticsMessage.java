package orrery.protocol.link;

import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;

/** What the light itself says: how many lanes of an optical link the far end drives. */
public sealed interface OpticsMessage extends PortMessage {

    /** The sender's lasers feed so many lanes; the receiver may use as many in the other direction of the pair. */
    record LanesLit(int lanes) implements OpticsMessage {
        @Override
        public Payload payload() {
            return Nothing.INSTANCE;
        }

        @Override
        public long digest() {
            return Digest.mix(7L << 56, lanes);
        }
    }
}
