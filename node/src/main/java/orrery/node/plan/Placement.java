package orrery.node.plan;

import orrery.node.architecture.Experts;

/**
 * Where the experts of a block are.
 *
 * <p>Physical expert p, of those of the model and the redundant ones after them, holds expert p modulo their count. Groups of
 * expert ranks have even, consecutive shares of the physical experts.
 */
public record Placement(Experts block, Cut cut) {

    /** Physical experts. */
    public int physical() {
        return block.count() + cut.feedForward().redundant();
    }

    /** The copy of an expert that a row goes to: rows take them in turn. */
    public int copyFor(int expert, int row) {
        var copies = (physical() - expert + block.count() - 1) / block.count();
        return expert + row % copies * block.count();
    }

    /** The expert rank that holds a physical expert. */
    public int expertRank(int physical) {
        return (int) (((physical + 1L) * cut.feedForward().expert() - 1) / physical());
    }
}
