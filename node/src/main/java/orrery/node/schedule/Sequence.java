package orrery.node.schedule;

/** One lane's actions, then another's, as one lane. */
final class Sequence implements Lane {
    private final Lane first;
    private final Lane second;
    private boolean firstIsOver;

    Sequence(Lane first, Lane second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public boolean next(Action action) {
        if (!firstIsOver && first.next(action)) {
            return true;
        }
        firstIsOver = true;
        return second.next(action);
    }
}
