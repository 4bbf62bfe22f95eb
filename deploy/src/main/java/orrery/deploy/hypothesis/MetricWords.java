package orrery.deploy.hypothesis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import orrery.deploy.collective.Sizes;
import orrery.deploy.collective.Words;
import orrery.deploy.hypothesis.Metric.BusbwRatio;
import orrery.deploy.hypothesis.Metric.Damage;
import orrery.deploy.hypothesis.Metric.Goodput;
import orrery.deploy.hypothesis.Metric.Latency;
import orrery.deploy.hypothesis.Metric.Served;
import orrery.deploy.hypothesis.Metric.Span;
import orrery.deploy.hypothesis.Metric.Statistic;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;
import orrery.protocol.naming.Spelling;
import orrery.protocol.units.SimDuration;
import orrery.protocol.units.UnitProblem;

/** What people write for metrics: the names of vLLM's serving benchmark, dotted ones, and two that take arguments. */
final class MetricWords {
    private static final Pattern CALL = Pattern.compile("([a-z_]{1,40})\\s*\\(([^()]{0,60})\\)");
    private static final Pattern PROMISE = Pattern.compile("\\s*(ttft|tpot|e2el)\\s*[ :<]\\s*(.+)");
    private static final String GOODPUT = "request_goodput";
    private static final String BUSBW = "busbw_ratio";
    private static final List<String> CALLS =
            List.of(GOODPUT + "(ttft 200 ms, tpot 50 ms)", BUSBW + "(all_reduce, 1G)");
    private static final Map<String, Metric> WORDS = words();

    private final String text;
    private final Origin origin;
    private final String field;

    private MetricWords(String text, Origin origin, String field) {
        this.text = text;
        this.origin = origin;
        this.field = field;
    }

    private static Map<String, Metric> words() {
        var words = new LinkedHashMap<String, Metric>();
        for (var span : Span.values()) {
            for (var statistic : Statistic.values()) {
                var metric = new Latency(span, statistic);
                words.put(lower(span) + "_ms." + lower(statistic), metric);
                words.put(lower(statistic) + "_" + lower(span) + "_ms", metric);
            }
        }
        for (var served : Served.values()) {
            words.put(lower(served), served);
        }
        words.put(GOODPUT, new Goodput(null, null, null));
        for (var damage : Damage.values()) {
            words.put(damage.word(), damage);
        }
        return words;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a metric.
     *
     * @param origin where the text stands
     * @param field what it is the value of
     * @throws InputProblem where it is none
     */
    static Metric read(String text, Origin origin, String field) {
        return new MetricWords(text.strip(), origin, field).metric();
    }

    private Metric metric() {
        var known = WORDS.get(text);
        var call = CALL.matcher(text);
        if (known != null) {
            return known;
        }
        if (!call.matches()) {
            throw unknown();
        }
        return switch (call.group(1)) {
            case GOODPUT -> goodput(call.group(2));
            case BUSBW -> busbwRatio(call.group(2));
            default -> throw unknown();
        };
    }

    private Metric goodput(String promises) {
        var longest = new LinkedHashMap<String, SimDuration>();
        for (var promise : promises.split(",")) {
            var matcher = PROMISE.matcher(promise);
            if (!matcher.matches()) {
                throw problem("ttft, tpot or e2el with a span, such as " + CALLS.getFirst());
            }
            longest.put(matcher.group(1), span(matcher.group(2)));
        }
        return new Goodput(longest.get("ttft"), longest.get("tpot"), longest.get("e2el"));
    }

    private SimDuration span(String written) {
        try {
            return SimDuration.parse(written);
        } catch (UnitProblem problem) {
            throw problem(problem.allowed());
        }
    }

    private Metric busbwRatio(String arguments) {
        var parts = arguments.split(",");
        if (parts.length != 2) {
            throw problem("a collective and a size, such as " + CALLS.getLast());
        }
        try {
            var operation = Words.operation(field, parts[0].strip());
            return new BusbwRatio(
                    operation,
                    Sizes.parse(field, parts[1].strip().replaceFirst("i?B$", ""))
                            .getFirst());
        } catch (InputProblem wrong) {
            throw new InputProblem(origin, field, wrong.found(), wrong.allowed(), wrong.remedy());
        }
    }

    private InputProblem unknown() {
        var names = WORDS.keySet().stream()
                .filter(word -> !word.matches("(mean|p\\d\\d)_.*"))
                .toList();
        var allowed = String.join(", ", names) + ", " + String.join(", ", CALLS);
        var word = text.replaceFirst("\\(.*", "");
        var remedy = Spelling.didYouMean(word, WORDS.keySet());
        return new InputProblem(
                origin,
                field,
                "\"" + text + "\"",
                allowed,
                remedy.isEmpty() ? Spelling.didYouMean(word, List.of(GOODPUT, BUSBW)) : remedy);
    }

    private InputProblem problem(String allowed) {
        return new InputProblem(origin, field, "\"" + text + "\"", allowed, "");
    }
}
