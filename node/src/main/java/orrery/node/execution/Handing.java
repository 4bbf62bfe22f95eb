package orrery.node.execution;

import orrery.fabric.time.Outbox;
import orrery.protocol.payload.Payload;

/** The way from a device to the CPU that tells it what to do. */
@FunctionalInterface
public interface Handing {
    /** Logits that a step ends in, a part of a cache to keep, or that one has come. */
    void handOver(long nowPs, Payload payload, Outbox out);
}
