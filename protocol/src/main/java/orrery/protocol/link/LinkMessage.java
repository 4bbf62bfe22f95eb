package orrery.protocol.link;

import orrery.protocol.payload.Payload;

/** Everything that may cross a link. */
public sealed interface LinkMessage permits NvlinkMessage, EthernetMessage, C2cMessage, OpticsMessage {

    Payload payload();

    /** A hash of the whole message, the same on every JVM. */
    long digest();
}
