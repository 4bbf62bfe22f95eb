package orrery.node.collective;

import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.payload.Payload;

/** How one rank of a group reaches the others over NVLink. */
public interface Channel {

    int rank();

    int ranks();

    /** The group's number, as switches know it. */
    int group();

    /** This rank's device. */
    int device();

    /** Switch planes every rank has a port to. */
    int planes();

    /** Content of one packet at most: pieces smaller than that win nothing. */
    long packetBytes();

    /** Stores into another rank's memory, leaving at a time at the earliest. */
    void store(long readyPs, int rank, long tag, Payload payload);

    /** Sends to the switch of a plane, leaving at a time at the earliest. */
    void toSwitch(long readyPs, int plane, NvlinkMessage message);
}
