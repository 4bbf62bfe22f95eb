package orrery.deploy.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All combinations of the values of axes, the last axis varying fastest. */
final class Cells {
    private static final int NAME_LONGEST = 120;
    private static final int HASH_DIGITS = 8;

    private final List<Axis> axes;
    private final List<String> before;
    private final List<String> after;

    /**
     * @param before settings that the axes win over
     * @param after settings that win over the axes
     */
    Cells(List<Axis> axes, List<String> before, List<String> after) {
        this.axes = axes;
        this.before = before;
        this.after = after;
    }

    List<Cell> all() {
        var combinations = List.of(List.<Axis.Value>of());
        for (var axis : axes) {
            combinations = combinations.stream()
                    .flatMap(begun -> axis.values().stream().map(value -> with(begun, value)))
                    .toList();
        }
        return named(combinations);
    }

    /** Every value once, all others at their first: enough to see whether each means something. */
    List<Cell> eachValue() {
        return IntStream.range(0, axes.size())
                .boxed()
                .flatMap(varied -> axes.get(varied).values().stream()
                        .map(value -> IntStream.range(0, axes.size())
                                .mapToObj(axis -> axis == varied
                                        ? value
                                        : axes.get(axis).values().getFirst())
                                .toList()))
                .map(values -> cell(values, ""))
                .toList();
    }

    private static List<Axis.Value> with(List<Axis.Value> begun, Axis.Value value) {
        var longer = new ArrayList<>(begun);
        longer.add(value);
        return longer;
    }

    /** Where a folder's name would be too long, or two would have the same, a hash of the settings tells them apart. */
    private List<Cell> named(List<List<Axis.Value>> combinations) {
        Function<List<Axis.Value>, String> plain = values -> plainName(values);
        var times = combinations.stream().collect(Collectors.groupingBy(plain, Collectors.counting()));
        return combinations.stream()
                .map(values -> {
                    var name = plainName(values);
                    return cell(
                            values,
                            times.get(name) == 1 && name.length() <= NAME_LONGEST ? name : hashed(name, values));
                })
                .toList();
    }

    private Cell cell(List<Axis.Value> values, String name) {
        return new Cell(name, values.stream().map(Axis.Value::label).toList(), settings(values));
    }

    private List<String> settings(List<Axis.Value> values) {
        var settings = new ArrayList<>(before);
        values.forEach(value -> settings.addAll(value.settings()));
        settings.addAll(after);
        return settings;
    }

    /** For example {@code topology=gb200-nvl72,tensor_parallel=8}. */
    private String plainName(List<Axis.Value> values) {
        return IntStream.range(0, axes.size())
                .mapToObj(axis -> plain(axes.get(axis).shortName()) + "="
                        + plain(values.get(axis).label()))
                .collect(Collectors.joining(","));
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9._+-]+", "-");
    }

    private String hashed(String name, List<Axis.Value> values) {
        var head = name.substring(0, Math.min(name.length(), NAME_LONGEST - HASH_DIGITS - 1));
        return head + "-" + hash(String.join("\n", settings(values))).substring(0, HASH_DIGITS);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
