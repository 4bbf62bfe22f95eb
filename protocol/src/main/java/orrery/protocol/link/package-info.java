/**
 * Everything that may cross a link, by medium: NVLink, Ethernet, chip-to-chip, LPU links, and what the ports
 * themselves say: light and flow control.
 *
 * <p>A message names devices by number and carries a {@link orrery.protocol.payload.Payload}. What headers cost is the
 * medium's business, not the message's. Events are in the past tense where they tell, imperative where they ask.
 *
 * <p>Knows nothing of how long a wire is or who listens. Start at {@link orrery.protocol.link.LinkMessage}.
 */
package orrery.protocol.link;
