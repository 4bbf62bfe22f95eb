package orrery.node.cost;

/** The largest of so many activations of 16 bits, looked for where a tensor is quantised by a scale of its own. */
public record ScaleSearch(long elements) implements Kernel {
    private static final long BYTES = 2;

    @Override
    public long flops() {
        return elements;
    }

    @Override
    public long bytes() {
        return BYTES * elements;
    }
}
