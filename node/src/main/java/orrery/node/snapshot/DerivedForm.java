package orrery.node.snapshot;

import java.util.function.Consumer;
import orrery.fabric.time.Derived;
import orrery.fabric.time.Derived.Derivation;
import orrery.node.snapshot.SnapshotProblem.Reason;

/** Of what follows from a few things: those. */
record DerivedForm(Class<?> type) implements Form.Value {
    @Override
    public void visit(Object of, Consumer<Object> each) {
        each.accept(derivation(of));
    }

    private Derivation derivation(Object of) {
        var derivation = ((Derived) of).derivation();
        if (derivation == null) {
            throw new SnapshotProblem(
                    Reason.UNSAVABLE, "a " + type.getName() + " follows from nothing that a state could keep");
        }
        return derivation;
    }

    @Override
    public void write(Object value, Sink to) {
        to.reference(derivation(value));
    }

    @Override
    public Object read(Source from) {
        return ((Derivation) from.reference(Derivation.class)).derive();
    }
}
