package orrery.node.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.topology.Topologies;
import orrery.node.architecture.Parameter;
import orrery.node.family.Configurations;
import orrery.node.feasibility.PlanCheck;
import orrery.node.format.Formats;
import orrery.node.numerics.StepShape;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Deployment.Duty;
import orrery.node.replay.Replay;
import orrery.node.replay.Replays;
import orrery.node.trace.Agreement;
import orrery.node.trace.TraceFiles;
import orrery.node.trace.Traces;
import orrery.node.trace.Work;
import orrery.node.trial.CollectiveTrial.Launch;
import orrery.node.tuning.KernelTuning;

final class StepExportTest {
    @TempDir
    private Path folder;

    private static Cut cut(
            int pipeline, int tensor, int data, int context, int ffTensor, int expert, Exchange how, int micro) {
        return new Cut(
                DeviceKind.GPU,
                pipeline,
                new Cut.Attention(tensor, data, context),
                new Cut.FeedForward(ffTensor, expert, 0, how, DeviceKind.GPU),
                micro);
    }

    /** Every kind of parallelism: what is written reads back equal, agrees, and runs to its end with the same work. */
    @ParameterizedTest
    @CsvSource({
        "tiny-llama,      1, 8, 1, 1, 8, 1, GATHER, 1",
        "tiny-llama,      2, 2, 1, 2, 4, 1, GATHER, 1",
        "tiny-llama,      1, 2, 4, 1, 8, 1, GATHER, 2",
        "tiny-mixtral,     1, 2, 4, 1, 1, 8, ALL_TO_ALL, 2",
        "tiny-mixtral,     1, 4, 2, 1, 1, 8, GATHER, 1",
        "tiny-deepseek-v3, 2, 4, 1, 1, 1, 4, ALL_TO_ALL, 1"
    })
    void whatIsWrittenIsReadBackAndRuns(
            String model,
            int pipeline,
            int tensor,
            int data,
            int context,
            int ffTensor,
            int expert,
            Exchange how,
            int micro) {
        var architecture = Configurations.named(model);
        var cut = cut(pipeline, tensor, data, context, ffTensor, expert, how, micro);
        PlanCheck.check(architecture, Duty.SERVE, cut);
        var traces = StepExport.of(architecture, cut, Formats.F32, StepShape.decode(4, 100));
        TraceFiles.write(folder.resolve("t"), traces);
        var read = TraceFiles.read(
                folder.resolve("t"),
                Optional.of(folder.resolve("t.groups.json"))
                        .filter(file -> file.toFile().exists()));
        assertEquals(works(traces), works(read));
        assertEquals(traces.groups(), read.groups());
        assertEquals(8, new Agreement(read).graphs().size());
        var topology = Topologies.named("hgx-h100");
        var tuning = KernelTuning.of(Catalogue.load(), (Gpu) topology.part(topology.gpus()[0]));
        var written = Replays.here(new Replay(traces, Launch.GRAPH), topology, tuning, _ -> {});
        assertEquals(written, Replays.here(new Replay(read, Launch.GRAPH), topology, tuning, _ -> {}));
        assertTrue(written.timePs() > 0);
    }

    private static List<List<Work>> works(Traces traces) {
        var works = new ArrayList<List<Work>>();
        traces.ranks()
                .forEach(rank ->
                        works.add(rank.nodes().stream().map(node -> node.work()).toList()));
        return works;
    }

    /** Decoding one token reads every weight of a dense model once and multiplies by it, whatever the tensor degree. */
    @Test
    void aTokenOfADenseModelTakesTwoOperationsForEachWeight() {
        var architecture = Configurations.named("llama-3.1-8b");
        var weights = Parameter.count(architecture) - (long) architecture.vocabulary() * architecture.hidden();
        for (var degree : List.of(1, 2, 8)) {
            var traces = StepExport.of(architecture, Cut.tensor(degree), Formats.F32, StepShape.decode(1, 1));
            var operations = 0L;
            for (var rank : works(traces)) {
                for (var work : rank) {
                    operations += work instanceof Work.Compute compute ? compute.operations() : 0;
                }
            }
            assertEquals(2.0 * weights, operations, 0.01 * operations, "tensor degree " + degree);
        }
    }
}
