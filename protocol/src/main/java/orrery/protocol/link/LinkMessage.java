package orrery.protocol.link;

import orrery.protocol.payload.Payload;

/** Everything that may cross a link. */
public sealed interface LinkMessage permits NvlinkMessage, EthernetMessage, C2cMessage, LpuMessage, PortMessage {

    Payload payload();

    /** Bytes it puts on a wire, before any header of the medium. */
    default long contentBytes() {
        return payload().bytes();
    }

    /** A hash of the whole message, the same on every JVM. */
    long digest();
}
