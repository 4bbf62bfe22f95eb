package orrery.deploy.validation.inference;

import java.util.List;
import orrery.deploy.validation.NotModelled;

/** The topology that a system's words mean: the first of its names that they contain. */
final class Machines {
    /** Longer names first: GB200 contains B200. */
    private static final List<List<String>> KNOWN = List.of(
            List.of("GB200", "gb200-nvl72", "72"),
            List.of("GB300", "gb300-nvl72", "72"),
            List.of("B200", "hgx-b200", "8"),
            List.of("B300", "hgx-b300", "8"),
            List.of("H100", "hgx-h100", "8"),
            List.of("H200", "hgx-h200", "8"));

    private Machines() {}

    /** @throws NotModelled where the words name no system of GPUs, or more GPUs than it has */
    static String of(InferenceRow row) {
        var known = KNOWN.stream()
                .filter(one -> row.system().contains(one.getFirst()))
                .findFirst()
                .orElseThrow(() -> new NotModelled("no topology of " + row.system() + " whose plan is stated"));
        if (row.gpus().orElse(0) > Integer.parseInt(known.get(2))) {
            throw new NotModelled("it spreads over several machines, and their network is not stated");
        }
        return known.get(1);
    }

    static boolean isHopper(InferenceRow row) {
        return of(row).startsWith("hgx-h");
    }
}
