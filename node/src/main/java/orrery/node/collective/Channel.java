package orrery.node.collective;

import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.payload.Payload;

/** How one rank of a group reaches the others over NVLink. */
public interface Channel {

    /** This rank's place in the group, from 0. */
    int rank();

    /** Size of the group. */
    int ranks();

    /** The group's number, as switches know it. */
    int group();

    /** This rank's device. */
    int device();

    /** Switch planes every rank has a port to. */
    int planes();

    /** Bytes of content of one packet at most: pieces smaller than that win nothing. */
    long packetBytes();

    /**
     * Stores into another rank's memory. Stores of different tags may go by different planes, and so overtake each other.
     *
     * @param readyPs when the payload is there to be sent
     */
    void store(long readyPs, int rank, long tag, Payload payload);

    /**
     * Sends to the switch of a plane. Messages of one plane keep their order, those of different planes need not.
     *
     * @param readyPs when the message is there to be sent
     */
    void toSwitch(long readyPs, int plane, NvlinkMessage message);
}
