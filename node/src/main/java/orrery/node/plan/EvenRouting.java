package orrery.node.plan;

import orrery.node.architecture.Experts;

/**
 * Where tokens go when each expert is as likely as any other, and different tokens choose by themselves.
 *
 * @param block whose experts are chosen
 * @param cut that says how many of them are held twice
 */
public record EvenRouting(Experts block, Cut cut) {

    /** Chance that a token goes to a rank with so many physical experts. */
    public double anyOf(int here) {
        var all = physical();
        var none = 1.0;
        for (var chosen = 0; chosen < block.chosen(); chosen++) {
            none *= Math.max(0, (double) (all - here - chosen) / (all - chosen));
        }
        return 1 - none;
    }

    /** Experts of a token that are, on average, among so many physical ones. */
    public double meanOf(int here) {
        return (double) block.chosen() * here / physical();
    }

    /**
     * How many of so many tokens each of a rank's experts gets: all ranks' together are all there are, and as many experts go
     * without as chance leaves without.
     */
    public int[] tokens(Share physical, int rows) {
        var assignments = Math.multiplyExact(rows, block.chosen());
        var here = Share.start(assignments, physical(), physical.to())
                - Share.start(assignments, physical(), physical.from());
        var tokens = new int[physical.count()];
        var busy = busy(tokens.length, rows, here);
        for (var expert = 0; expert < busy; expert++) {
            tokens[expert] = Share.of(here, busy, expert).count();
        }
        return tokens;
    }

    private int busy(int experts, int rows, int tokens) {
        var idle = StrictMath.pow(1 - meanOf(1), rows);
        var busy = (int) Math.round(experts * (1 - idle));
        return Math.clamp(busy, Math.min(1, tokens), Math.min(experts, tokens));
    }

    private int physical() {
        return new Placement(block, cut).physical();
    }
}
