package orrery.node.availability;

import java.util.List;

/** Integrals over time of what copies do. */
final class Meters {
    private final List<Copy> copies;
    private final boolean moves;
    private double now;
    private double full;
    private double any;
    private double served;
    private double goodput;
    private double longest;

    /** @param moves whether copies that serve take the requests of others that are known to be down */
    Meters(List<Copy> copies, boolean moves) {
        this.copies = copies;
        this.moves = moves;
    }

    double now() {
        return now;
    }

    /** Adds up the time since the last change. */
    void advance(double to) {
        double seconds = to - now;
        int serving = 0;
        int fully = 0;
        int known = 0;
        double share = 0;
        for (var copy : copies) {
            serving += copy.serves() ? 1 : 0;
            fully += copy.servesFully() ? 1 : 0;
            known += !copy.serves() && copy.noticed(now) ? 1 : 0;
            share += copy.share();
        }
        full += fully == copies.size() ? seconds : 0;
        any += serving > 0 ? seconds : 0;
        served += seconds * (serving + (moves && serving > 0 ? known : 0)) / copies.size();
        goodput += seconds * share / copies.size();
        now = to;
    }

    /** A copy's time out of service, at its end. */
    void wasDown(Copy copy) {
        longest = Math.max(longest, now - copy.downSince());
    }

    double full() {
        return full / now;
    }

    double any() {
        return any / now;
    }

    double served() {
        return served / now;
    }

    double goodput() {
        return goodput / now;
    }

    double longestSeconds() {
        return longest;
    }
}
