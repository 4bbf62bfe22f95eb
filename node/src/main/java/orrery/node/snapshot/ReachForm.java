package orrery.node.snapshot;

import java.util.function.Consumer;
import orrery.node.collective.Reach;

/** Of how a group's ranks reach each other: its members, from which it is worked out again, and what it is a part of. */
record ReachForm() implements Form.Value {
    @Override
    public void visit(Object of, Consumer<Object> each) {
        each.accept(((Reach) of).whole());
    }

    @Override
    public void write(Object value, Sink to) {
        var reach = (Reach) value;
        to.reference(reach.whole());
        to.count(reach.ranks());
        to.numbers(reach.members());
    }

    @Override
    public Object read(Source from) {
        var whole = (Reach) from.reference(Reach.class);
        var members = new int[from.count(from.left())];
        from.numbers(members);
        return whole.part(members);
    }
}
