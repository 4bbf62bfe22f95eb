package orrery.node.emulation;

import java.util.List;
import java.util.Objects;
import orrery.node.outcome.Verification;

/** The comparisons of all sequences as one. */
final class Verdict {
    private Verdict() {}

    /** @param checks in request order */
    static Verification of(List<SequenceCheck> checks) {
        return new Verification(
                (int) checks.stream().filter(SequenceCheck::equal).count(),
                checks.size(),
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
                        .toList());
    }
}
