package orrery.deploy.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.validation.Setup.Repeatable;
import orrery.deploy.validation.Setup.Unmodelled;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.CollectiveTrial.Launch;

final class ReadingTest {
    private static final String NCCL = "NCCL 2.29.2 auto (nccl-tests, fp16, 1 process x N threads, out-of-place)";

    @ParameterizedTest
    @CsvSource({
        "H100 SXM 8-GPU NVLink4, 8, hgx-h100",
        "H200 SXM 8-GPU NVLink4, 4, hgx-h200",
        "B300 SXM 8-GPU NVLink5, 8, hgx-b300",
        "GB200 NVL72 (4-GPU tray), 4, gb200-nvl72",
        "GB300 NVL72 rack, 72, gb300-nvl72",
        "8-GPU NVLink4 + NVSwitch, 8, hgx-h100",
        "'12x HGX H100 (NDR)', 96, 'compose:rack=hgx-h100,racks=12,network=infiniband,link=400g'",
        "'4x HGX B200 (RoCE, CX8)', 32, 'compose:rack=hgx-b200,racks=4,network=ethernet,link=800g'",
    })
    void aSystemsWordsNameItsTopology(String system, int gpus, String topology) {
        var trial = trial(row(system, gpus, "all_reduce", NCCL));

        assertEquals(topology, trial.topology());
        assertEquals(gpus, trial.ranks());
    }

    @ParameterizedTest
    @CsvSource({
        "H800 8-GPU nodes + CX7, 16, all_reduce, NCCL 2.29.2",
        "TPU v9, 8, all_reduce, NCCL 2.29.2",
        "H100 SXM 8-GPU NVLink4, 16, all_reduce, NCCL 2.29.2",
        "H100 SXM 8-GPU NVLink4, 0, all_reduce, NCCL 2.29.2",
        "H100 SXM 8-GPU NVLink4, 8, all_swap, NCCL 2.29.2",
        "H100 SXM 8-GPU NVLink4, 8, moe_dispatch, DeepEP V2; 24 SMs",
        "GB200 NVL72, 8, moe_dispatch, NVLinkOneSided; 16 tokens/rank",
        "GB200 NVL72, 8, moe_dispatch, NVLinkOneSided; 16 tokens/rank; hidden 7168; top-900; 256 experts",
    })
    void whatCannotBeRepeatedSaysWhy(String system, int gpus, String collective, String algorithm) {
        var setup = assertInstanceOf(Unmodelled.class, Reading.of(row(system, gpus, collective, algorithm)));

        assertTrue(setup.reason().length() > 10, setup.reason());
    }

    @Test
    void aLibrarysNameSaysHowItWasMeasured() {
        var system = "B200 SXM 8-GPU NVLink5";
        var nccl = trial(row(system, 8, "reduce_scatter", NCCL));
        var nvls = trial(row(system, 8, "all_reduce", "NCCL 2.20.5 NVLS, in-place"));
        var graph = trial(row(system, 8, "all_reduce", "TensorRT-LLM 1.3.0rc20 AllReduce AUTO (bf16, CUDA graph)"));
        var shot = trial(row(system, 4, "all_reduce", "vLLM 0.24.0 custom all-reduce (bf16, CUDA graph)"));

        assertEquals(Operation.REDUCE_SCATTER, nccl.operation());
        assertEquals(ElementType.HALF, nccl.elementType());
        assertEquals(Launch.STREAM, nccl.launch());
        assertEquals(Algorithm.NVLS, nvls.algorithm());
        assertEquals(Launch.GRAPH, graph.launch());
        assertEquals(Algorithm.AUTO, graph.algorithm());
        assertEquals(Algorithm.TWO_SHOT, shot.algorithm());
        assertEquals(Protocol.SIMPLE, shot.protocol());
    }

    @Test
    void aVersionThatIsNoneIsNoCrash() {
        assertEquals(
                72,
                trial(row("GB300 NVL72", 72, "all_reduce", "NCCL 2.99999999999"))
                        .ranks());
    }

    @Test
    void aBandwidthStandsForALatency() {
        var row = new MeasuredRow(
                2,
                "H100 SXM 8-GPU NVLink4",
                8,
                "all_reduce",
                OptionalLong.of(1_000_000),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(175),
                NCCL,
                "",
                "");

        assertEquals(10.0, assertInstanceOf(Repeatable.class, Reading.of(row)).micros(), 1e-9);
    }

    @Test
    void aTokenGoesOnceToEveryRankThatHoldsOneOfItsExperts() {
        assertEquals(1, new Exchange(1, 1, 1, 8, 256).distinctRanks(), 1e-12);
        assertEquals(8, new Exchange(1, 1, 256, 8, 256).distinctRanks(), 1e-9);
        assertEquals(5.3, new Exchange(1, 1, 8, 8, 256).distinctRanks(), 0.05);
        assertEquals(1 + 2.0 / 3, new Exchange(1, 1, 2, 2, 3).distinctRanks(), 1e-12, "two experts beside one");
        assertEquals(7168 * 2 * 4, new Exchange(4, 7168 * 2, 1, 8, 256).bytes());
    }

    @Test
    void everyShippedRowIsRepeatedOrSaysWhyNot() throws IOException {
        var rows = RowFile.shipped();
        var repeatable = rows.stream()
                .map(Reading::of)
                .filter(Repeatable.class::isInstance)
                .count();

        assertTrue(rows.size() > 700, rows.size() + " rows");
        assertTrue(repeatable > 0.9 * rows.size(), repeatable + " of " + rows.size());
    }

    private static CollectiveTrial trial(MeasuredRow row) {
        return assertInstanceOf(Repeatable.class, Reading.of(row)).trial();
    }

    private static MeasuredRow row(String system, int gpus, String collective, String algorithm) {
        return new MeasuredRow(
                2,
                system,
                gpus,
                collective,
                OptionalLong.of(1 << 20),
                OptionalDouble.of(20),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                algorithm,
                "somebody's log",
                "measured");
    }
}
