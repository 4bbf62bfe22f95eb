package orrery.fabric.ethernet;

import orrery.protocol.link.C2cMessage.Delivery;

/**
 * What a GPU posted, as it comes into the adapter over PCIe.
 *
 * @param readyPs when the adapter has its first bytes ready for the wire
 * @param spanPs from the first bytes to the last
 */
record Message(long readyPs, long spanPs, long bytes, Delivery delivery) {

    /** When the adapter has the bytes from an offset on. */
    long readyPs(long offset) {
        return bytes == 0 ? readyPs : readyPs + (long) ((double) spanPs * offset / bytes);
    }
}
