package orrery.fabric.link;

import orrery.protocol.link.LinkMessage;

/**
 * A message that waits for its port.
 *
 * @param readyPs when its head may leave at the earliest
 * @param spanPs its tail is there so long after that
 * @param content bytes it is charged for
 * @param input the port it came in by, or {@link Ports#OWN}
 * @param wireBytes what it takes in the buffer
 */
record Waiting(long readyPs, long spanPs, long content, LinkMessage message, int input, long wireBytes) {}
