package orrery.fabric.catalogue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import orrery.protocol.units.ByteCount;

/** Reads the rows of the file of kernels; a row may be like one before it. */
final class EfficiencyRows {
    private static final String LIKE = "like";
    private static final String MULTIPROCESSORS = "multiprocessors";
    private static final String CACHE = "cache";
    private static final String VALIDATED = "validated";
    private static final String NARROW_HEADS = "narrowHeads";
    private static final List<String> COUNTED = List.of(LIKE, VALIDATED, MULTIPROCESSORS, CACHE, NARROW_HEADS);

    private final Map<String, KernelEfficiency> read = new LinkedHashMap<>();

    KernelEfficiency row(String name, Row row) {
        var like = row.plainIfKnown(LIKE, read);
        var made = like.map(other -> alike(name, row, other)).orElseGet(() -> measured(name, row));
        read.put(name, made);
        return made;
    }

    /** All but the parts that are counted. */
    private static KernelEfficiency alike(String name, Row row, KernelEfficiency other) {
        row.only(COUNTED);
        return made(name, row, other.values());
    }

    private static KernelEfficiency measured(String name, Row row) {
        var fields = new LinkedHashMap<String, KernelKind>();
        Arrays.stream(KernelKind.values()).forEach(kind -> fields.put(kind.spelling(), kind));
        row.only(COUNTED, fields.keySet());
        var values = new LinkedHashMap<String, Double>();
        fields.values().forEach(kind -> formats(row.group(kind.spelling()), kind, values));
        return made(name, row, values);
    }

    private static KernelEfficiency made(String name, Row row, SequencedMap<String, Double> values) {
        return new KernelEfficiency(
                name,
                row.plain(VALIDATED, Quantity::yesOrNo),
                row.figure(MULTIPROCESSORS, Quantity::count),
                row.figure(CACHE, ByteCount::parse).bytes(),
                row.figure(NARROW_HEADS, Quantity::count),
                values);
    }

    private static void formats(Row row, KernelKind kind, SequencedMap<String, Double> values) {
        row.only(
                Arrays.stream(KernelFormat.values()).map(KernelFormat::spelling).toList());
        for (var format : KernelFormat.values()) {
            if (row.has(format.spelling())) {
                var fit = row.group(format.spelling());
                fit.sharing(kind.parameters().stream()
                        .map(KernelParameter::spelling)
                        .toList());
                for (var parameter : kind.parameters()) {
                    values.put(
                            KernelEfficiency.key(kind, format, parameter),
                            fit.shared(parameter.spelling(), parameter::parse));
                }
            }
        }
    }
}
