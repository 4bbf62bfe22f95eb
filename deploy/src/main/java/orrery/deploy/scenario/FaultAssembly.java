package orrery.deploy.scenario;

import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;

/** Makes one entry of {@code faults:} of its tree. */
final class FaultAssembly {
    private static final FieldPath FAULTS = FieldPath.ofDotted("faults");

    private final LocatedTree tree;
    private final FieldPath entry;

    private FaultAssembly(LocatedTree tree, int number) {
        this.tree = tree;
        this.entry = FAULTS.child(number);
    }

    /** All entries, in the order of the file. */
    static List<ScheduledFault> all(LocatedTree tree) {
        return IntStream.range(0, tree.at(FAULTS).size())
                .mapToObj(number -> new FaultAssembly(tree, number).fault())
                .toList();
    }

    private ScheduledFault fault() {
        var action = FaultAction.of(text("action")).orElseThrow();
        return new ScheduledFault(
                new TimingAssembly(tree, entry, action).timing(),
                action,
                text("select"),
                new EffectAssembly(tree, entry.child("effect"), action).effect(),
                tree.at(entry.child("seed")).asLong());
    }

    private String text(String key) {
        return tree.at(entry.child(key)).asText();
    }
}
