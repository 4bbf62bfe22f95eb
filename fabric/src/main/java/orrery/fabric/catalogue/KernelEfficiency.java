package orrery.fabric.catalogue;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * How much of a chip's peaks its kernels reach, as a flat vector of parameters with names such as {@code product/bf16/compute}.
 *
 * @param validated whether they come from measurements of the chips that name this row, or from their nearest relative
 * @param multiprocessors that thread blocks are spread over
 * @param cache last-level cache of the package
 * @param narrowHeads that a thread block takes of a sequence's latent vectors where it has at most twice as many
 * @param values by name, in the order of the file; µs, MB and shares
 */
public record KernelEfficiency(
        String name,
        boolean validated,
        int multiprocessors,
        long cache,
        int narrowHeads,
        SequencedMap<String, Double> values) {
    /** By kind, format and parameter: kernels ask for them by the million. */
    private static final String[][][] KEYS = keys();

    public KernelEfficiency {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    private static String[][][] keys() {
        var kinds = KernelKind.values();
        var formats = KernelFormat.values();
        var parameters = KernelParameter.values();
        var keys = new String[kinds.length][formats.length][parameters.length];
        for (var kind : kinds) {
            for (var format : formats) {
                Arrays.setAll(keys[kind.ordinal()][format.ordinal()], at -> spelt(kind, format, parameters[at]));
            }
        }
        return keys;
    }

    public static String key(KernelKind kind, KernelFormat format, KernelParameter parameter) {
        return KEYS[kind.ordinal()][format.ordinal()][parameter.ordinal()];
    }

    private static String spelt(KernelKind kind, KernelFormat format, KernelParameter parameter) {
        return kind.spelling() + "/" + format.spelling() + "/" + parameter.spelling();
    }

    /** Whether there are parameters for kernels of a kind in a format. */
    public boolean has(KernelKind kind, KernelFormat format) {
        return values.containsKey(key(kind, format, KernelParameter.LAUNCH));
    }

    /** @throws IllegalArgumentException when there is no such parameter */
    public double value(KernelKind kind, KernelFormat format, KernelParameter parameter) {
        var found = values.get(key(kind, format, parameter));
        if (found == null) {
            throw new IllegalArgumentException(name + " has no " + key(kind, format, parameter));
        }
        return found;
    }

    /** The same row with other values under the same names. */
    public KernelEfficiency with(SequencedMap<String, Double> others) {
        if (!others.keySet().equals(values.keySet())) {
            throw new IllegalArgumentException(
                    "the parameters of " + name + " are " + values.keySet() + ", found " + others.keySet());
        }
        return new KernelEfficiency(name, validated, multiprocessors, cache, narrowHeads, others);
    }
}
