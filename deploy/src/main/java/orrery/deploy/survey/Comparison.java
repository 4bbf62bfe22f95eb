package orrery.deploy.survey;

import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import orrery.fabric.catalogue.Figure;
import orrery.fabric.survey.LinkCount;
import orrery.fabric.survey.PartCount;
import orrery.fabric.survey.Survey;
import orrery.node.load.LoadOutcome;

/**
 * Several topologies beside each other, at zero load and at a stated one.
 *
 * @param entries in the order of the table
 * @param load share of every link's rate that is taken, from 0 to below 1
 * @param seed of the simulated load
 * @param remarks sentences about all of them together
 */
public record Comparison(List<Entry> entries, double load, long seed, List<String> remarks) {
    /**
     * @param label what to call it, short
     * @param loaded what a simulation of the load gave, or why there was none
     */
    public record Entry(String label, Survey survey, LoadOutcome loaded) {}

    public Comparison {
        entries = List.copyOf(entries);
        remarks = List.copyOf(remarks);
    }

    /** How the loaded latency comes about, in one sentence. */
    public String method() {
        return String.format(
                Locale.ROOT,
                "loaded latency by formula is an approximation: zero load, and at each link of the way, %.0f%% busy, the mean wait "
                        + "of a queue with random arrivals and full packets (M/D/1): load / (2 (1 - load)) packet times",
                100 * load);
    }

    static long switches(Survey survey) {
        return survey.parts().stream()
                .filter(count -> count.part().kind().isSwitch())
                .mapToLong(PartCount::count)
                .sum();
    }

    static long links(Survey survey) {
        return survey.links().stream().mapToLong(LinkCount::links).sum();
    }

    /** Whether every fibre's optics are known, so that lasers can be counted. */
    static boolean isLit(Survey survey) {
        return survey.bill().optical().stream().allMatch(light -> light.lasers().isPresent());
    }

    /** Figures of the catalogue behind any of the topologies, by path. */
    SequencedMap<String, Figure> sources() {
        var sources = new TreeMap<String, Figure>();
        for (var entry : entries) {
            entry.survey()
                    .sources()
                    .values()
                    .forEach(figures -> figures.forEach(figure -> sources.put(figure.name(), figure)));
        }
        return sources;
    }
}
