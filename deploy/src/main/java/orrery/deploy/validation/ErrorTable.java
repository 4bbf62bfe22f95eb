package orrery.deploy.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** Errors for every system, collective and class of sizes. */
public record ErrorTable(List<ErrorLine> lines) {
    public ErrorTable {
        lines = List.copyOf(lines);
    }

    public static ErrorTable of(List<Compared> compared) {
        var groups = new TreeMap<ErrorLine.Key, List<Compared>>(ErrorLine.Key.ORDER);
        compared.forEach(one -> groups.computeIfAbsent(ErrorLine.Key.of(one), _ -> new ArrayList<>())
                .add(one));
        var lines = new ArrayList<ErrorLine>();
        groups.forEach((key, rows) -> lines.add(ErrorLine.of(key, rows)));
        return new ErrorTable(lines);
    }

    /** Only lines of some systems. */
    public ErrorTable of(Set<String> systems) {
        return new ErrorTable(
                lines.stream().filter(line -> systems.contains(line.system())).toList());
    }

    /**
     * Lines whose median grew by more than a tolerance over another table's, in words; empty when none did. A line that the
     * other table has and this one lacks counts as worse.
     */
    public List<String> worseThan(ErrorTable other, double tolerance) {
        var worse = new ArrayList<String>();
        for (var before : other.lines) {
            var now = lines.stream()
                    .filter(line -> line.key().equals(before.key()))
                    .findFirst();
            if (now.isEmpty()) {
                worse.add("%s, %s, %s: no longer modelled"
                        .formatted(before.system(), before.collective(), before.sizes()));
            } else if (now.get().median() > before.median() + tolerance) {
                worse.add(String.format(
                        Locale.ROOT,
                        "%s, %s, %s: median error %.1f %%, was %.1f %%",
                        before.system(),
                        before.collective(),
                        before.sizes(),
                        100 * now.get().median(),
                        100 * before.median()));
            }
        }
        return worse;
    }
}
