package orrery.fabric.link;

import orrery.fabric.catalogue.Medium;
import orrery.protocol.units.Rate;

/**
 * The receive buffer of a credit-based link, as the receiver keeps it.
 *
 * <p>A sender has as many bytes of credit as the buffer holds, and gets them back as the buffer empties. Credits that come
 * back in time change nothing, so nobody sends them. The receiver speaks when what it holds back would leave the sender
 * without: on its way there and back a word takes the round trip, in which the sender uses {@code window - slack}.
 *
 * <p>A message may start when any credit is free; if it is larger than the window it takes it all, and the next may start
 * when the window can hold what is left of it.
 *
 * @param slackBytes what the receiver may hold back without a word
 * @param windowPs how long the wire takes for one window
 */
record CreditWindow(long slackBytes, long windowPs) {
    static final CreditWindow UNBOUNDED = new CreditWindow(Long.MAX_VALUE, 0);

    static CreditWindow of(Medium medium, Rate rate) {
        return medium.credits()
                .map(perLink -> of(perLink.bytes() * medium.links(), medium, rate))
                .orElse(UNBOUNDED);
    }

    private static CreditWindow of(long window, Medium medium, Rate rate) {
        var windowPs = rate.picosFor(window);
        var roundTripPs = Math.min(windowPs, 2 * medium.latencyPs());
        var slack = window * (windowPs - roundTripPs) / windowPs;
        return new CreditWindow(slack, windowPs);
    }

    boolean isBounded() {
        return this != UNBOUNDED;
    }
}
