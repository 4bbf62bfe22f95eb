package orrery.deploy.survey;

import java.util.Comparator;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import orrery.deploy.report.Figures;
import orrery.fabric.survey.Bisection;
import orrery.fabric.survey.Reach;
import orrery.fabric.survey.Survey;
import orrery.protocol.units.Bandwidth;

/** Bisection, hops and latency, each a line that says how it was reckoned. */
final class FigureLines {
    private static final int HOPS_SHOWN = 6;

    private FigureLines() {}

    static String of(Survey survey) {
        return bisection(survey.bisection()) + hops(survey.reach()) + latency(survey.reach());
    }

    static String rate(long bytesPerSecond) {
        return bytesPerSecond == 0 ? "0 B/s" : new Bandwidth(bytesPerSecond).toString();
    }

    private static String bisection(Bisection bisection) {
        return String.format(
                Locale.ROOT,
                "bisection  %s in one direction; least maximum flow over %s into halves (blocks of %,d)%n",
                rate(bisection.bytesPerSecond()),
                Words.counted(bisection.splits(), "split"),
                bisection.block());
    }

    private static String hops(Reach reach) {
        var histogram = histogram(reach.pairsByHops());
        var apart = reach.pairsApart() == 0
                ? ""
                : "; " + Words.whole(reach.pairsApart()) + " pairs are joined by no single network";
        return String.format(
                Locale.ROOT,
                "hops       diameter %d, mean %.2f; ordered pairs by hops %s%s%n",
                reach.diameter(),
                reach.hopsMean(),
                histogram.isEmpty() ? "none" : histogram,
                apart);
    }

    /** All of it where it is short; otherwise both ends and the number that most pairs have. */
    private static String histogram(SequencedMap<Integer, Long> pairsByHops) {
        var most = pairsByHops.values().stream().max(Comparator.naturalOrder()).orElse(0L);
        boolean isShort = pairsByHops.size() <= HOPS_SHOWN;
        return pairsByHops.entrySet().stream()
                .filter(entry -> isShort
                        || entry.equals(pairsByHops.firstEntry())
                        || entry.getValue().equals(most)
                        || entry.equals(pairsByHops.lastEntry()))
                .map(entry -> entry.getKey() + ": " + Words.whole(entry.getValue()))
                .collect(Collectors.joining(isShort ? ", " : " … "));
    }

    private static String latency(Reach reach) {
        return String.format(
                Locale.ROOT,
                "latency    min %s, mean %s, max %s at zero load, links, switches and adapters; %s%n",
                Figures.time(reach.latencyPsMin()),
                Figures.time(reach.latencyPsMean()),
                Figures.time(reach.latencyPsMax()),
                Words.how(reach.how()));
    }
}
