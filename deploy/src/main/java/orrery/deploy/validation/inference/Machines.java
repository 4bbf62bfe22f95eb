package orrery.deploy.validation.inference;

import java.util.List;
import orrery.deploy.validation.NotModelled;
import orrery.fabric.topology.Topologies;

/** The topology that a system's words mean: the first of its names that they contain. */
final class Machines {
    /** Longer names first: GB200 contains B200. */
    private static final List<Known> KNOWN = List.of(
            Known.of("GB200", "gb200-nvl72"),
            Known.of("GB300", "gb300-nvl72"),
            Known.of("B200", "hgx-b200"),
            Known.of("B300", "hgx-b300"),
            Known.of("H100", "hgx-h100"),
            Known.of("H200", "hgx-h200"));

    /** @param gpus that the topology has */
    private record Known(String words, String topology, int gpus) {
        private static Known of(String words, String topology) {
            return new Known(words, topology, Topologies.named(topology).gpus().length);
        }
    }

    private Machines() {}

    /** @throws NotModelled where the words name no system of GPUs, or more GPUs than it has */
    static String of(InferenceRow row) {
        var known = KNOWN.stream()
                .filter(one -> row.system().contains(one.words))
                .findFirst()
                .orElseThrow(() -> new NotModelled("no topology of " + row.system() + " whose plan is stated"));
        if (row.gpus().orElse(0) > known.gpus) {
            throw new NotModelled("it spreads over several machines, and their network is not stated");
        }
        return known.topology;
    }

    static boolean isHopper(InferenceRow row) {
        return of(row).startsWith("hgx-h");
    }
}
