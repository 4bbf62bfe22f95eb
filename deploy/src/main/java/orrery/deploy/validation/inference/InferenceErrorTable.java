package orrery.deploy.validation.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Errors for every system; and for every model and metric on it. */
public record InferenceErrorTable(List<InferenceErrorLine> lines) {
    public InferenceErrorTable {
        lines = List.copyOf(lines);
    }

    static InferenceErrorTable of(List<ComparedRun> compared) {
        var groups = new TreeMap<InferenceErrorLine.Key, List<ComparedRun>>(InferenceErrorLine.Key.ORDER);
        for (var one : compared) {
            var row = one.row();
            for (var key : List.of(
                    new InferenceErrorLine.Key(row.system(), "", ""),
                    new InferenceErrorLine.Key(row.system(), row.model(), row.metric()))) {
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
            }
        }
        var lines = new ArrayList<InferenceErrorLine>();
        groups.forEach((key, rows) -> lines.add(InferenceErrorLine.of(key, rows)));
        return new InferenceErrorTable(lines);
    }

    /** Lines whose median grew by more than a tolerance over another table's, in words; or that are gone. */
    public List<String> worseThan(InferenceErrorTable other, double tolerance) {
        var worse = new ArrayList<String>();
        for (var before : other.lines) {
            var now = lines.stream()
                    .filter(line -> line.key().equals(before.key()))
                    .findFirst();
            if (now.isEmpty() || now.get().rows() < before.rows()) {
                worse.add(before.key().words() + ": rows are no longer modelled");
            } else if (now.get().median() > before.median() + tolerance) {
                worse.add(String.format(
                        Locale.ROOT,
                        "%s: median error %.1f %%, was %.1f %%",
                        before.key().words(),
                        100 * now.get().median(),
                        100 * before.median()));
            }
        }
        return worse;
    }
}
