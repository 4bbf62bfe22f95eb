package orrery.deploy.pareto;

import java.util.stream.IntStream;
import orrery.deploy.format.Checkpoints;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.catalogue.Part;
import orrery.fabric.catalogue.Precision;
import orrery.fabric.topology.Topology;
import orrery.node.architecture.Architecture;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;

/**
 * What a model is usually served in on a machine: the narrowest format that its chips multiply in.
 *
 * <p>NVFP4 where every chip has it, else FP8, else eight bits of weights beside FP16. GPT-OSS is published in MXFP4, which
 * stays ({@link Checkpoints}). Other caches are FP8, as in NVIDIA's checkpoints of FP4 and FP8.
 */
final class UsualFormats {
    private UsualFormats() {}

    static Formats of(Architecture architecture, Topology topology) {
        if (has(topology, Precision.NVFP4)) {
            return architecture.family().equals("gpt_oss")
                    ? Checkpoints.gptOss(false)
                    : Checkpoints.nvfp4(architecture.family().equals("deepseek_v3"), NumberFormat.FP8_E4M3);
        }
        if (has(topology, Precision.FP8)) {
            return switch (architecture.family()) {
                case "gpt_oss" -> Checkpoints.gptOss(true);
                case "deepseek_v3" -> Checkpoints.fp8(true, NumberFormat.FP8_E4M3);
                default -> Checkpoints.fp8(false, NumberFormat.FP8_E4M3);
            };
        }
        return new Formats(NumberFormat.Q8_0, NumberFormat.F16, NumberFormat.F16);
    }

    private static boolean has(Topology topology, Precision precision) {
        return IntStream.concat(IntStream.of(topology.gpus()), IntStream.of(topology.lpus()))
                .mapToObj(topology::part)
                .distinct()
                .allMatch(part -> has(part, precision));
    }

    private static boolean has(Part part, Precision precision) {
        return switch (part) {
            case Gpu gpu -> gpu.compute().containsKey(precision);
            case Lpu lpu -> lpu.compute().containsKey(precision);
            default -> false;
        };
    }
}
