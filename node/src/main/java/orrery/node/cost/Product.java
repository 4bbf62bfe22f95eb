package orrery.node.cost;

import orrery.node.format.NumberFormat;

/**
 * Activations (rows, inputs) times weights (outputs, inputs).
 *
 * @param rows of all matrices together
 * @param matrices that the kernel takes together, over which the rows are spread evenly: one for each head where heads have
 *     their own
 * @param weights format of the weights
 * @param activations format that activations are read in; what comes out is kept in it, too
 */
public record Product(
        long rows, long outputs, long inputs, long matrices, NumberFormat weights, NumberFormat activations)
        implements Kernel {

    @Override
    public long flops() {
        return 2 * rows * outputs * inputs;
    }

    @Override
    public long bytes() {
        return weightBytes() + rows * (activations.rowBytes(outputs) + activations.rowBytes(inputs));
    }

    public long weightBytes() {
        return matrices * weights.bytes(outputs, inputs);
    }
}
