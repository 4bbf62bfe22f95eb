package orrery.node.cost;

import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelKind;
import orrery.fabric.catalogue.KernelParameter;
import orrery.node.format.NumberFormat;

/**
 * A layer of experts:
 *
 * <pre>
 *   launch + expert · experts held + movement of rows + overlapped(tiles, weights of busy experts / (memory · HBM))
 *   tiles: of 128 outputs, and of as many rows as an expert has on average, rounded up to 16, 32, 64 or 128; where experts
 *          have unlike numbers of rows, each busy one has a tile that is not full beside those that are
 * </pre>
 */
record ExpertsTime(Gpu gpu, boolean measured) {
    private static final double OUTPUTS = 128;
    private static final double MOST_ROWS = 128;
    private static final double FEWEST_ROWS = 16;
    private static final double OUTSIDE_MOVES = 3; // gathered, read, written
    private static final double INSIDE_MOVES = 2; // written and read, of each entry and of what goes on

    double micros(ExpertProducts experts) {
        var format = KernelFormats.experts(gpu, experts.weights(), experts.activations());
        var chip = new Chip(gpu, KernelKind.EXPERTS, format, measured);
        return chip.value(KernelParameter.LAUNCH)
                + chip.value(KernelParameter.EXPERT) * experts.held()
                + movement(chip, experts)
                + Chip.overlapped(tiles(chip, experts), chip.readMicros(experts.weightBytes(), experts.weightBytes()));
    }

    private static double tiles(Chip chip, ExpertProducts experts) {
        var mean = Math.max(1, (double) experts.rows() / experts.busy());
        var rows = FEWEST_ROWS;
        while (rows < mean && rows < MOST_ROWS) {
            rows *= 2;
        }
        var most = Math.ceil(experts.busiest() / rows) * experts.busy();
        var stacks = Math.min(most, experts.rows() / rows + experts.busy());
        return pass(chip, stacks, rows, experts.entries() * experts.width(), experts.outside())
                + pass(chip, stacks, rows, experts.outside(), experts.width());
    }

    private static double pass(Chip chip, double stacks, double rows, long outputs, long inputs) {
        var rounds = Math.max(1, stacks * Math.ceil(outputs / OUTPUTS) / chip.multiprocessors());
        var tile = chip.tileMicros(2 * rows * OUTPUTS * inputs, chip.value(KernelParameter.COMPUTE));
        return rounds * (tile + chip.value(KernelParameter.BLOCK));
    }

    private static double movement(Chip chip, ExpertProducts experts) {
        var outside = (double) NumberFormat.BF16.rowBytes(experts.outside());
        var inside = INSIDE_MOVES * NumberFormat.BF16.rowBytes(experts.entries() * experts.width());
        var scattered = chip.value(KernelParameter.SCATTER) * experts.chosen() * outside;
        return chip.streamMicros(
                experts.rows() * (OUTSIDE_MOVES * outside + inside) + scattered, chip.value(KernelParameter.MOVEMENT));
    }
}
