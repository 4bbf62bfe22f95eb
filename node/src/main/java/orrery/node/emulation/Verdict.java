package orrery.node.emulation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import orrery.node.outcome.Verification;

/** The comparisons of all sequences as one. */
final class Verdict {
    private Verdict() {}

    /** @param checks in request order; several of a request whose tokens were chosen by several copies */
    static Verification of(List<SequenceCheck> checks) {
        var equal = checks.stream()
                .collect(Collectors.toMap(SequenceCheck::request, SequenceCheck::equal, Boolean::logicalAnd));
        return new Verification(
                (int) equal.values().stream().filter(same -> same).count(),
                equal.size(),
                checks.stream().mapToDouble(SequenceCheck::maxDifference).max().orElse(0),
                checks.stream()
                        .mapToDouble(SequenceCheck::relativeDifference)
                        .max()
                        .orElse(0),
                checks.stream().mapToDouble(SequenceCheck::leastGap).min().orElse(0),
                checks.stream().flatMap(check -> check.nearTies().stream()).toList(),
                checks.stream()
                        .map(SequenceCheck::difference)
                        .filter(Objects::nonNull)
                        .toList(),
                checks.stream().flatMap(check -> check.expertTies().stream()).toList());
    }
}
