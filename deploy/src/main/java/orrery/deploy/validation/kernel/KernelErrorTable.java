package orrery.deploy.validation.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Errors for every kernel, system and number format. */
public record KernelErrorTable(List<KernelErrorLine> lines) {
    public KernelErrorTable {
        lines = List.copyOf(lines);
    }

    public static KernelErrorTable of(List<ComparedKernel> compared) {
        var groups = new TreeMap<KernelErrorLine.Key, List<ComparedKernel>>(KernelErrorLine.Key.ORDER);
        compared.forEach(
                one -> groups.computeIfAbsent(one.key(), _ -> new ArrayList<>()).add(one));
        var lines = new ArrayList<KernelErrorLine>();
        groups.forEach((key, rows) -> lines.add(KernelErrorLine.of(key, rows)));
        return new KernelErrorTable(lines);
    }

    /**
     * Lines whose median or p90 grew by more than a tolerance over another table's, in words; empty when none did. A line
     * that the other table has and this one lacks counts as worse, and one of fewer rows.
     */
    public List<String> worseThan(KernelErrorTable other, double tolerance) {
        var worse = new ArrayList<String>();
        for (var before : other.lines) {
            var now = lines.stream()
                    .filter(line -> line.key().equals(before.key()))
                    .findFirst();
            if (now.isEmpty() || now.get().rows() < before.rows()) {
                worse.add(before.key().words() + ": rows are no longer modelled");
            } else if (now.get().median() > before.median() + tolerance
                    || now.get().p90() > before.p90() + tolerance) {
                worse.add(String.format(
                        Locale.ROOT,
                        "%s: median error %.1f %%, was %.1f %%; p90 %.1f %%, was %.1f %%",
                        before.key().words(),
                        100 * now.get().median(),
                        100 * before.median(),
                        100 * now.get().p90(),
                        100 * before.p90()));
            }
        }
        return worse;
    }

    /** Lines whose median is above a share, in words. */
    public List<String> above(double share) {
        return lines.stream()
                .filter(line -> line.median() > share)
                .map(line -> String.format(
                        Locale.ROOT,
                        "%s: median error %.1f %%, above %.1f %%",
                        line.key().words(),
                        100 * line.median(),
                        100 * share))
                .toList();
    }
}
