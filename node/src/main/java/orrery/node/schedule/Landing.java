package orrery.node.schedule;

/** Waits for stores that go straight into the output: one part of every source's slice at a time. */
final class Landing extends Round {
    private final Cut cut;
    private final int sources;
    private final int absent;

    /**
     * @param cut of the output: slice i is that of source i
     * @param sources that send
     * @param absent the rank that is none of them, this one mostly; at least their number where none is skipped
     */
    Landing(Cut cut, int sources, int absent) {
        super(1, cut.parts(), 1);
        this.cut = cut;
        this.sources = sources;
        this.absent = absent;
    }

    @Override
    void act(int step, int part, Action action) {
        action.elements(0).receive(part * sources, sources, Action.Take.LAND);
        if (part < cut.parts() - 1) {
            action.unnoticed();
        }
    }

    @Override
    public long landsAt(int piece) {
        var source = piece % sources;
        return cut.from(source < absent ? source : source + 1, piece / sources);
    }
}
