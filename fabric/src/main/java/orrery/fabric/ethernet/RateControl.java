package orrery.fabric.ethernet;

import orrery.fabric.catalogue.Fraction;
import orrery.fabric.catalogue.Transport;

/**
 * The reaction point of DCQCN (Zhu et al., SIGCOMM 2015): one sender's rate.
 *
 * <pre>
 *   full ──notified──▶ cut ──5 raises: half the way back to the target──▶ adding to the target ──line rate──▶ full
 *                       ◀──────────────────────notified──────────────────────┘
 * </pre>
 *
 * Between notifications the rate follows from the time alone, so it is worked out when somebody asks, and costs no events.
 */
final class RateControl {
    private final Transport rules;
    private final double gain;
    private final double line;
    private double rate;
    private double target;
    private double congestion = 1;
    private long forgotPs;
    private long raisedPs;
    private int raises;

    /**
     * @param line rate of the port in bytes a second
     */
    RateControl(Transport rules, long line) {
        this.rules = rules;
        this.gain = value(rules.gain());
        this.line = line;
        this.rate = line;
        this.target = line;
    }

    private static double value(Fraction fraction) {
        return (double) fraction.numerator() / fraction.denominator();
    }

    /** The receiver saw marks. */
    void onNotification(long nowPs) {
        catchUp(nowPs);
        target = rate;
        rate = Math.max(rate * (1 - congestion / 2), line * value(rules.leastRate()));
        congestion = (1 - gain) * congestion + gain;
        forgotPs = nowPs;
        raisedPs = nowPs;
        raises = 0;
    }

    /** Bytes a second at a time. */
    double rate(long nowPs) {
        catchUp(nowPs);
        return rate;
    }

    boolean isFull(long nowPs) {
        return rate(nowPs) >= line;
    }

    private void catchUp(long nowPs) {
        for (;
                forgotPs + rules.forgetInterval().picos() <= nowPs && rate < line;
                forgotPs += rules.forgetInterval().picos()) {
            congestion *= 1 - gain;
        }
        for (;
                raisedPs + rules.increaseInterval().picos() <= nowPs && rate < line;
                raisedPs += rules.increaseInterval().picos()) {
            raise();
        }
    }

    private void raise() {
        if (++raises > rules.fastRecoveries()) {
            target = Math.min(line, target + line * value(rules.increase()));
        }
        rate = (target + rate) / 2;
        if (rate > line * (1 - value(rules.increase()) / 2)) {
            rate = line;
        }
    }
}
