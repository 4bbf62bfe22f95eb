package orrery.deploy.scenario;

import java.util.Set;
import java.util.regex.Pattern;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault.Timing;

/** Reads when a fault strikes: at a time, perhaps again and again, or at random by a rate. */
final class TimingAssembly {
    private static final Pattern RATE =
            Pattern.compile("\\s*(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?)\\s*(?:/\\s*[a-z-]+\\s*)?/\\s*h\\s*");
    private static final Set<FaultAction> PASSING = Set.of(FaultAction.NVLINK_FLAP, FaultAction.NIC_FLAP);

    private final LocatedTree tree;
    private final FieldPath entry;
    private final FaultAction action;
    private final Spans spans;

    TimingAssembly(LocatedTree tree, FieldPath entry, FaultAction action) {
        this.tree = tree;
        this.entry = entry;
        this.action = action;
        this.spans = new Spans(tree);
    }

    Timing timing() {
        if (has("at") == has("rate")) {
            throw has("at")
                    ? problem("rate", "at: and rate:", "one of them", "keep at: for known times, rate: for random ones")
                    : problem("at", "neither at: nor rate:", "one of them", "add at:, for example 10 s");
        }
        if (PASSING.contains(action) && !has("for")) {
            throw problem("for", "no such key", "a span: a flap comes back", "add for:, for example 5 s");
        }
        return has("at") ? atTimes() : atRandom();
    }

    private Timing atTimes() {
        refuse("from", "at:");
        refuse("multiplier", "at:");
        if (has("every") != has("until")) {
            var missing = has("every") ? "until" : "every";
            throw problem(missing, "no such key", "every: and until: together", "add " + missing + ":");
        }
        var at = spans.at(entry.child("at")).picos();
        return new Timing(at, lasting(), has("every") ? positive("every") : 0, ending(at), 0);
    }

    private Timing atRandom() {
        refuse("every", "rate:");
        if (!has("until")) {
            throw problem("until", "no such key", "an end for what strikes at random", "add until:, for example 20 s");
        }
        var from = has("from") ? spans.at(entry.child("from")).picos() : 0;
        return new Timing(from, lasting(), 0, ending(from), perHour());
    }

    private long lasting() {
        return has("for") ? positive("for") : Timing.FOREVER;
    }

    private long ending(long begin) {
        if (!has("until")) {
            return Timing.FOREVER;
        }
        var until = spans.at(entry.child("until")).picos();
        if (until <= begin) {
            throw problem("until", found("until"), "a time after the first strike", "");
        }
        return until;
    }

    private long positive(String key) {
        var span = spans.at(entry.child(key)).picos();
        if (span == 0) {
            throw problem(key, found(key), "a span longer than nothing", "");
        }
        return span;
    }

    private double perHour() {
        var matcher = RATE.matcher(tree.at(entry.child("rate")).asText());
        var rate = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        if (!(rate > 0)) {
            throw problem(
                    "rate",
                    found("rate"),
                    "a number above 0, perhaps what is selected, and /h",
                    "for example 2.8e-7 /gpu/h");
        }
        return rate * multiplier();
    }

    private double multiplier() {
        if (!has("multiplier")) {
            return 1;
        }
        var multiplier = Decimal.of(tree.at(entry.child("multiplier")));
        if (!(multiplier > 0) || Double.isInfinite(multiplier)) {
            throw problem("multiplier", found("multiplier"), "a number above 0", "for example 1e6");
        }
        return multiplier;
    }

    private void refuse(String key, String beside) {
        if (has(key)) {
            throw problem(key, found(key) + " beside " + beside, "no " + key + ":", "remove it");
        }
    }

    private boolean has(String key) {
        return !tree.at(entry.child(key)).isMissingNode();
    }

    private String found(String key) {
        return Wording.found(tree.at(entry.child(key)));
    }

    private InputProblem problem(String key, String found, String allowed, String remedy) {
        var field = entry.child(key);
        var place = has(key) ? tree.value(field) : tree.value(entry);
        return new InputProblem(place, field.toString(), found, allowed, remedy);
    }
}
