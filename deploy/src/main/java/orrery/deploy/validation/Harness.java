package orrery.deploy.validation;

import java.util.Locale;
import java.util.regex.Pattern;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Protocol;
import orrery.node.trial.CollectiveTrial.Launch;

/**
 * What a row's words say of the way in which it was measured.
 *
 * @param algorithm {@link Algorithm#AUTO} where the library chose
 * @param channels 0 where the library chose
 */
record Harness(Algorithm algorithm, Protocol protocol, int channels, Launch launch, ElementType elementType) {
    private static final Pattern NCCL = Pattern.compile("NCCL (\\d{1,4})\\.(\\d{1,4})");

    /** vLLM's custom all-reduce is one shot below so many bytes (vllm csrc/custom_all_reduce.cuh). */
    private static final long ONE_SHOT_OF_FOUR = 512 << 10;

    private static final long ONE_SHOT_OF_EIGHT = 256 << 10;

    /** NVLS had as many channels on every GPU before NCCL 2.27 (src/transport/nvls.cc). */
    private static final int EARLIER_NVLS_CHANNELS = 16;

    private static final int FIRST_WITH_MORE = 27;

    /** @throws NotModelled where the words name no library that the tuning rules are about */
    static Harness of(MeasuredRow row) {
        var words = row.algorithm();
        if (words.contains("TensorRT-LLM")) {
            return new Harness(Algorithm.AUTO, Protocol.AUTO, 0, Launch.GRAPH, elementType(words));
        }
        if (words.contains("vLLM")) {
            return new Harness(shots(row), Protocol.SIMPLE, 0, Launch.GRAPH, elementType(words));
        }
        if (words.contains("NVLinkOneSided")) {
            var algorithm = row.collective().equals("moe_combine") ? Algorithm.TWO_SHOT : Algorithm.DIRECT;
            return new Harness(algorithm, Protocol.SIMPLE, 0, Launch.STREAM, elementType(words));
        }
        if (words.contains("DeepEP")) {
            throw new NotModelled("DeepEP's kernels are not modelled: their times depend on the SMs they are given");
        }
        if (words.contains("nvbandwidth") || words.contains("CUDA sample")) {
            throw new NotModelled("a single load or copy is no collective; the links' figures were taken from it");
        }
        return nccl(row);
    }

    private static Harness nccl(MeasuredRow row) {
        var algorithm = algorithm(row.algorithm());
        return new Harness(
                algorithm,
                Protocol.AUTO,
                isBefore(row, FIRST_WITH_MORE) ? EARLIER_NVLS_CHANNELS : 0,
                Launch.STREAM,
                elementType(row.algorithm()));
    }

    private static Algorithm algorithm(String words) {
        if (words.contains("NCCL_ALGO=RING") || words.contains("ring (default)")) {
            return Algorithm.RING;
        }
        if (words.contains(", tree")) {
            return Algorithm.TREE;
        }
        var mentions = words.contains("NVLS") && !words.contains("NVLS off");
        return mentions ? Algorithm.NVLS : Algorithm.AUTO;
    }

    /** Only whole racks of an earlier version choose between fewer channels; servers of eight had as many as today. */
    private static boolean isBefore(MeasuredRow row, int minor) {
        var version = NCCL.matcher(row.algorithm());
        return row.system().startsWith("GB")
                && version.find()
                && Integer.parseInt(version.group(1)) == 2
                && Integer.parseInt(version.group(2)) < minor;
    }

    private static Algorithm shots(MeasuredRow row) {
        var most = row.gpus() <= 4 ? ONE_SHOT_OF_FOUR : ONE_SHOT_OF_EIGHT;
        return row.bytes().orElse(0) < most ? Algorithm.ONE_SHOT : Algorithm.TWO_SHOT;
    }

    private static ElementType elementType(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("fp8")) {
            return ElementType.FLOAT8;
        }
        if (lower.contains("bf16")) {
            return ElementType.BFLOAT16;
        }
        return lower.contains("fp16") ? ElementType.HALF : ElementType.FLOAT;
    }
}
