package orrery.deploy.scenario;

import java.util.List;
import orrery.protocol.naming.Spelling;
import orrery.protocol.units.SimDuration;
import orrery.protocol.units.UnitProblem;

/** The spans of virtual time in a tree. */
final class Spans {
    private static final List<String> UNITS = List.of("ps", "ns", "us", "ms", "s");

    private final LocatedTree tree;

    Spans(LocatedTree tree) {
        this.tree = tree;
    }

    /** @throws InputProblem at the field, where its text is no number with a unit of time */
    SimDuration at(FieldPath field) {
        var text = tree.at(field).asText();
        try {
            return SimDuration.parse(text);
        } catch (UnitProblem problem) {
            var unit = text.replaceFirst("^[\\s\\d.eE+-]*", "").strip();
            throw new InputProblem(
                    tree.value(field),
                    field.toString(),
                    Wording.found(tree.at(field)),
                    problem.allowed(),
                    UNITS.contains(unit) ? "" : Spelling.didYouMean(unit, UNITS));
        }
    }

    /** What stands there, or else where nothing does. */
    SimDuration at(FieldPath field, SimDuration otherwise) {
        return tree.at(field).isMissingNode() ? otherwise : at(field);
    }
}
