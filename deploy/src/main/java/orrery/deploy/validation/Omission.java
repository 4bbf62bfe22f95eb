package orrery.deploy.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import orrery.deploy.validation.Setup.Unmodelled;

/**
 * Rows of one system that are not modelled for one reason.
 *
 * @param lines of the row file
 */
public record Omission(String system, String collective, String reason, List<Integer> lines) {
    public Omission {
        lines = List.copyOf(lines);
    }

    /** In the order in which they first appear. */
    static List<Omission> of(List<Unmodelled> rows) {
        var groups = new LinkedHashMap<List<String>, List<Unmodelled>>();
        rows.forEach(one -> groups.computeIfAbsent(
                        List.of(one.row().system(), one.row().collective(), one.reason()), _ -> new ArrayList<>())
                .add(one));
        return groups.values().stream().map(Omission::group).toList();
    }

    private static Omission group(List<Unmodelled> rows) {
        var first = rows.getFirst();
        return new Omission(
                first.row().system(),
                first.row().collective(),
                first.reason(),
                rows.stream().map(one -> one.row().line()).toList());
    }

    String words() {
        var where = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (lines.size() == 1 ? "line " : "lines ") + where + ": " + system + ", " + collective + ": " + reason;
    }
}
