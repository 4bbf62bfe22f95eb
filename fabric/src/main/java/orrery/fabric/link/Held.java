package orrery.fabric.link;

/**
 * What waits at one port.
 *
 * @param dark whether it waits for light; otherwise the far end stopped it
 */
public record Held(int device, int port, int messages, long wireBytes, boolean dark) {}
