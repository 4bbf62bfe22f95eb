package orrery.deploy.hypothesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import orrery.deploy.hypothesis.Bound.Kind;
import orrery.deploy.scenario.Decimal;
import orrery.deploy.scenario.FieldPath;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.LocatedTree;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.scenario.Wording;

/** Reads {@code expect:} of a scenario. */
public final class Expectations {
    private static final FieldPath EXPECT = FieldPath.ofDotted("expect");
    private static final Pattern SHARE = Pattern.compile("(.*?)\\*\\s*baseline\\s*");

    private final LocatedTree tree;
    private final FieldPath entry;

    private Expectations(LocatedTree tree, int number) {
        this.tree = tree;
        this.entry = EXPECT.child(number);
    }

    /**
     * In the order of the file.
     *
     * @throws InputProblem where one of them means nothing
     */
    public static List<Expectation> of(ScenarioFile file) {
        var faults = file.scenario().faults().schedule().size();
        return IntStream.range(0, file.tree().at(EXPECT).size())
                .mapToObj(number -> new Expectations(file.tree(), number).expectation(faults))
                .toList();
    }

    /**
     * Refuses what can only be told of faults, where nobody plans any.
     *
     * @throws InputProblem at the expectation that would have nothing to look at
     */
    public static void requireFaults(ScenarioFile file, List<Expectation> expectations) {
        if (file.scenario().faults().schedule().isEmpty()) {
            for (var number = 0; number < expectations.size(); number++) {
                new Expectations(file.tree(), number).refuseOfFaults(expectations.get(number));
            }
        }
    }

    private void refuseOfFaults(Expectation expectation) {
        var remedy = "add faults:, or remove it";
        if (expectation.metric().isOfFaults()) {
            var found = expectation.named() + ", and no faults:";
            throw problem("metric", found, "metrics of faults where there are some", remedy);
        }
        if (expectation.when() != When.ALWAYS) {
            var found = "\"" + expectation.when().word() + "\", and no faults:";
            throw problem("when", found, "always, where nothing breaks", remedy);
        }
    }

    private Expectation expectation(int faults) {
        var named = text("metric").strip();
        var metric =
                MetricWords.read(named, tree.value(at("metric")), at("metric").toString());
        var when = When.valueOf(text("when").toUpperCase(Locale.ROOT));
        if (when != When.ALWAYS && !metric.isOfTimes()) {
            throw problem("when", "\"" + when.word() + "\" of " + named, "always: it is of the whole run", "remove it");
        }
        return new Expectation(named, metric, bounds(metric), when, fault(faults));
    }

    private int fault(int faults) {
        var fault = has("fault") ? tree.at(at("fault")).asInt() : Expectation.ALL;
        if (fault >= faults) {
            var allowed = faults == 0 ? "none: there are no faults" : "0 to " + (faults - 1) + ", an entry of faults:";
            throw problem("fault", Integer.toString(fault), allowed, "");
        }
        return fault;
    }

    private List<Bound> bounds(Metric metric) {
        var bounds = new ArrayList<Bound>();
        for (var kind : Kind.values()) {
            var key = kind.name().toLowerCase(Locale.ROOT);
            if (has(key)) {
                bounds.add(bound(kind, key, metric));
            }
        }
        if (bounds.isEmpty()) {
            throw problem("min", "no bound", "min:, max: or is:", "add one, for example min: 0.95");
        }
        refuseNothingBetween(bounds);
        return bounds;
    }

    /** Where both are of one kind; a share of what is not known yet may come to anything. */
    private void refuseNothingBetween(List<Bound> bounds) {
        if (bounds.size() > 1
                && bounds.getFirst().ofBaseline() == bounds.get(1).ofBaseline()
                && bounds.getFirst().value() > bounds.get(1).value()) {
            var least = Wording.found(tree.at(at("min")));
            throw problem("min", least + ", which is above max:", "no more than max:", "");
        }
    }

    private Bound bound(Kind kind, String key, Metric metric) {
        var node = tree.at(at(key));
        if (metric.isTruth() && !node.isBoolean()) {
            throw problem(key, Wording.found(node), "is: true or is: false, for it is one of the two", "");
        }
        if (!metric.isTruth() && node.isBoolean()) {
            throw problem(key, Wording.found(node), "a number, perhaps with * baseline", "");
        }
        if (node.isBoolean()) {
            return new Bound(kind, node.asBoolean() ? 1 : 0, false);
        }
        var share = SHARE.matcher(node.asText());
        var value = share.matches() ? Decimal.of(share.group(1)) : Decimal.of(node);
        if (Double.isNaN(value)) {
            throw problem(key, Wording.found(node), "a number, perhaps with * baseline", "for example 0.95 * baseline");
        }
        return new Bound(kind, value, share.matches() || has("relative"));
    }

    private FieldPath at(String key) {
        return entry.child(key);
    }

    private String text(String key) {
        return tree.at(at(key)).asText();
    }

    private boolean has(String key) {
        return !tree.at(at(key)).isMissingNode();
    }

    private InputProblem problem(String key, String found, String allowed, String remedy) {
        var place = has(key) ? tree.value(at(key)) : tree.value(entry);
        return new InputProblem(place, at(key).toString(), found, allowed, remedy);
    }
}
