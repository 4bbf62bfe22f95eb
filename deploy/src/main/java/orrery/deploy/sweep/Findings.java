package orrery.deploy.sweep;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.pareto.Front;
import orrery.deploy.sweep.Ended.Failed;
import orrery.deploy.sweep.Ended.Results;

/** What came of a sweep: a table, rows of CSV, JSON, a picture and a page, the same whenever the same was asked. */
public final class Findings {
    private final Question question;
    private final List<Finding> all;

    /** @param all in the order of the question's cells */
    Findings(Question question, List<Finding> all) {
        this.question = question;
        this.all = List.copyOf(all);
    }

    Question question() {
        return question;
    }

    List<Finding> all() {
        return all;
    }

    /** Whether every cell has results, and all are as they should be. */
    public boolean isGood() {
        return all.stream().allMatch(Finding::isGood);
    }

    /** Cells that no other beats in both figures of the picture; none where less of one is better. */
    Set<Finding> front() {
        return question.hasFront() ? new HashSet<>(front(all)) : Set.of();
    }

    /** The same among some of them, from the least across to the most. */
    List<Finding> front(List<Finding> some) {
        var known = some.stream().filter(this::isInPicture).toList();
        return Front.unbeaten(
                known,
                finding -> finding.figure(question.x()).orElseThrow(),
                finding -> finding.figure(question.y()).orElseThrow());
    }

    /** Whether both of its figures are known. */
    boolean isInPicture(Finding finding) {
        return finding.figure(question.x()).isPresent()
                && finding.figure(question.y()).isPresent();
    }

    /** Cells without results, and why. */
    SequencedMap<Finding, Failed> failed() {
        var failed = new LinkedHashMap<Finding, Failed>();
        all.forEach(finding -> {
            if (finding.ended() instanceof Failed why) {
                failed.put(finding, why);
            }
        });
        return failed;
    }

    /** Cells with results. */
    Stream<Results> results() {
        return all.stream()
                .map(Finding::ended)
                .filter(Results.class::isInstance)
                .map(Results.class::cast);
    }

    /** What is said of how far runs are validated, each once, and of which cells. */
    Map<String, List<Finding>> validated() {
        return all.stream()
                .filter(one -> one.ended() instanceof Results)
                .collect(Collectors.groupingBy(
                        one -> ((Results) one.ended()).validated(), LinkedHashMap::new, Collectors.toList()));
    }

    /** The figures of the table and the picture, then all that have a name. */
    List<Metric> allMetrics() {
        return Stream.concat(question.figures().stream(), Metric.KNOWN.stream())
                .distinct()
                .toList();
    }

    /** For people. */
    public String text() {
        return SweepText.of(this);
    }

    /** A row for each cell. */
    public String csv() {
        return SweepCsv.of(this);
    }

    /** For scripts. */
    public String json() {
        return SweepJson.of(this);
    }

    /** The picture, as SVG. */
    public String svg() {
        return SweepPicture.of(this);
    }

    /** For people with a browser: one document that needs no other. */
    public String html() {
        return SweepPage.of(this);
    }
}
