package orrery.deploy.verification;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws a case, runs it, draws the next. Each has a seed of its own, from which the same case is drawn again.
 *
 * <p>What the feasibility check refuses is drawn anew; every other end but equal tokens is a finding.
 */
public final class Search {
    private static final int MOST_REFUSALS = 500;
    private static final int ALONE_TO_ON_MORE_JVMS = 8;

    private final CaseRuns runs;
    private final List<Integer> jvms;
    private final Dice seeds;
    private final List<Finding> findings = new ArrayList<>();
    private long cases;
    private long refused;
    private long onMoreJvms;
    private long nearTies;

    /** A case that is not as it should be, and the seed it is drawn from. */
    public record Finding(long seed, Result result) {
        /** The command that draws and runs it again. */
        public String command() {
            return "orrery verify --replay " + seed;
        }
    }

    /** How far a search has come. */
    public record Tally(long cases, long refused, long onMoreJvms, long nearTies, int findings) {}

    /** @param jvms the first runs every case, the others every eighth as well */
    public Search(CaseRuns runs, List<Integer> jvms, long seed) {
        this.runs = runs;
        this.jvms = List.copyOf(jvms);
        this.seeds = new Dice(seed);
    }

    /** Draws and runs the next case. */
    public Finding next() {
        var isOnMore = jvms.size() > 1 && cases % ALONE_TO_ON_MORE_JVMS == ALONE_TO_ON_MORE_JVMS - 1;
        var one = replay(seeds.seed(), isOnMore ? jvms : jvms.subList(0, 1));
        cases++;
        onMoreJvms += isOnMore ? 1 : 0;
        nearTies += one.result().nearTies();
        if (!one.result().passed()) {
            findings.add(one);
        }
        return one;
    }

    /** Draws and runs the case of a seed. */
    public Finding replay(long seed, List<Integer> on) {
        var drawn = new RandomCases(seed);
        var result = runs.check(drawn.next(), on);
        for (var refusals = 0; result.refusal().isPresent() && refusals < MOST_REFUSALS; refusals++) {
            refused++;
            result = runs.check(drawn.next(), on);
        }
        return new Finding(seed, result);
    }

    public Tally tally() {
        return new Tally(cases, refused, onMoreJvms, nearTies, findings.size());
    }

    /** What was found, in the order in which it was. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
