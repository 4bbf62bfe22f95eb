package orrery.deploy.launch;

import java.util.List;
import orrery.deploy.verification.CaseRuns;
import orrery.deploy.verification.Search;
import orrery.deploy.verification.Search.Finding;
import orrery.deploy.verification.SearchJson;
import orrery.deploy.verification.SearchText;

/** The search of {@code orrery verify}: how long it goes on, and what is shown meanwhile. */
final class Searching {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long GLANCE_NANOS = 3_000_000_000L;

    private final Surroundings around;
    private final boolean json;
    private final long begunNanos;
    private long shownNanos;

    Searching(Surroundings around, boolean json) {
        this.around = around;
        this.json = json;
        this.begunNanos = around.wallNanos().getAsLong();
        this.shownNanos = begunNanos;
    }

    /** @return whether nothing was found */
    boolean search(CaseRuns runs, List<Integer> jvms, long seed, int seconds) {
        var search = new Search(runs, jvms, seed);
        while (wallSeconds() < seconds) {
            show(search.next());
            glance(search);
        }
        return end(search, seed, search.findings());
    }

    /** @return whether the case that is drawn from {@code seed} is as it should be */
    boolean replay(CaseRuns runs, List<Integer> jvms, long seed) {
        var replayed = new Search(runs, jvms, seed).replay(seed, jvms);
        print(json ? SearchJson.of(replayed) : SearchText.of(replayed));
        return replayed.result().passed();
    }

    private double wallSeconds() {
        return (around.wallNanos().getAsLong() - begunNanos) / NANOS_PER_SECOND;
    }

    private void show(Finding finding) {
        if (!json && !finding.result().passed()) {
            print(SearchText.of(finding));
        }
    }

    private void glance(Search search) {
        if (around.wallNanos().getAsLong() - shownNanos >= GLANCE_NANOS) {
            shownNanos = around.wallNanos().getAsLong();
            var tally = search.tally();
            around.err()
                    .println(json ? SearchJson.glance(tally, wallSeconds()) : SearchText.glance(tally, wallSeconds()));
            around.err().flush();
        }
    }

    private boolean end(Search search, long seed, List<Finding> findings) {
        print(
                json
                        ? SearchJson.summary(search.tally(), seed, wallSeconds(), findings)
                        : SearchText.summary(search.tally(), seed, wallSeconds(), findings));
        return findings.isEmpty();
    }

    private void print(String text) {
        around.out().print(text);
        around.out().flush();
    }
}
