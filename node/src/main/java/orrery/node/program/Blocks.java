package orrery.node.program;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import orrery.node.program.Work.Attend;
import orrery.node.program.Work.AttendPart;
import orrery.node.program.Work.Combine;
import orrery.node.program.Work.Dispatch;
import orrery.node.program.Work.MergeExperts;
import orrery.node.program.Work.MergeParts;
import orrery.node.program.Work.Normalise;
import orrery.node.program.Work.Route;
import orrery.node.program.Work.RunExperts;
import orrery.node.program.Work.Transform;

/** The blocks that a program works on. */
public final class Blocks {
    private Blocks() {}

    /** Indices in the architecture, each once, in the order of the program. */
    public static List<Integer> of(Program program) {
        return program.nodes().stream()
                .map(Node::work)
                .flatMap(work -> begun(work).stream())
                .distinct()
                .toList();
    }

    private static Optional<Integer> begun(Work work) {
        return switch (work) {
            case Attend(var block) -> Optional.of(block);
            case AttendPart(var block) -> Optional.of(block);
            case Normalise(var block) -> Optional.of(block);
            case Route(var block) -> Optional.of(block);
            case RunExperts(var block) -> Optional.of(block);
            case Work.Compute _, Work.Communicate _ -> Optional.empty();
        };
    }

    /** The block that a work names, if it names one. */
    public static OptionalInt named(Work work) {
        return switch (work) {
            case Attend(var block) -> OptionalInt.of(block);
            case AttendPart(var block) -> OptionalInt.of(block);
            case MergeParts(var block) -> OptionalInt.of(block);
            case Normalise(var block) -> OptionalInt.of(block);
            case Transform(var block) -> OptionalInt.of(block);
            case Route(var block) -> OptionalInt.of(block);
            case RunExperts(var block) -> OptionalInt.of(block);
            case MergeExperts(var block) -> OptionalInt.of(block);
            case Dispatch(var block) -> OptionalInt.of(block);
            case Combine(var block) -> OptionalInt.of(block);
            case Work.Compute _, Work.Communicate _ -> OptionalInt.empty();
        };
    }
}
