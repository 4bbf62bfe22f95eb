package orrery.node.schedule;

/**
 * The way of a lane through steps and parts: some parts go through all steps, one right after the other, before the next
 * ones begin. NCCL calls the first a slice of a chunk and the last a loop.
 *
 * <pre>
 *   parts 0 1 of step 0, of step 1, … of the last step; then parts 2 3 of step 0, …
 * </pre>
 */
abstract class Round implements Lane {
    private final int steps;
    private final int parts;
    private final int together;
    private int first;
    private int step;
    private int part;

    /**
     * @param parts there are, at least one
     * @param together parts that follow each other in every step, at least one
     */
    Round(int steps, int parts, int together) {
        this.steps = steps;
        this.parts = parts;
        this.together = together;
    }

    @Override
    public final boolean next(Action action) {
        if (first >= parts || steps == 0) {
            return false;
        }
        act(step, part, action);
        if (++part == Math.min(first + together, parts)) {
            turn();
        }
        return true;
    }

    private void turn() {
        if (++step == steps) {
            step = 0;
            first += together;
        }
        part = first;
    }

    abstract void act(int step, int part, Action action);
}
