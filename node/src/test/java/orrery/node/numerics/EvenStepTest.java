package orrery.node.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.cost.Kernel;
import orrery.node.cost.KernelTimes;
import orrery.node.cost.Movement;
import orrery.node.export.StepExport;
import orrery.node.family.Configurations;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Exchange;
import orrery.node.trace.RankTrace;
import orrery.node.trace.Work;

/** A trace that is exported is charged for its kernels as a run of the same step without numbers is. */
final class EvenStepTest {
    private static final Formats FORMATS = new Formats(NumberFormat.FP8_E4M3, NumberFormat.BF16, NumberFormat.FP8_E4M3);

    private static Cut cut(
            int pipeline, int tensor, int data, int context, int ffTensor, int expert, Exchange how, int micro) {
        return new Cut(
                DeviceKind.GPU,
                pipeline,
                new Cut.Attention(tensor, data, context),
                new Cut.FeedForward(ffTensor, expert, 0, how, DeviceKind.GPU),
                micro);
    }

    /** What each rank launches in one step, as a run without numbers has it. */
    private static List<List<Kernel>> run(String model, Cut cut, StepShape shape) {
        var architecture = Configurations.named(model);
        var lockstep = new Lockstep(architecture, cut, NumericsMaker.none(architecture, cut, FORMATS, 7));
        lockstep.run(StepMix.of(shape.times(cut.attention().data() * cut.microBatches()))
                .step());
        return lockstep.seats().stream()
                .map(seat -> sizes(lockstep.kernels(seat)))
                .toList();
    }

    /** A trace has no more of a kernel. */
    private static List<Kernel> sizes(List<Kernel> kernels) {
        return kernels.stream()
                .<Kernel>map(kernel -> new Movement(kernel.flops(), kernel.bytes()))
                .toList();
    }

    private static List<List<Kernel>> exported(String model, Cut cut, StepShape shape) {
        return StepExport.of(Configurations.named(model), cut, FORMATS, shape).ranks().stream()
                .map(EvenStepTest::kernels)
                .toList();
    }

    private static List<Kernel> kernels(RankTrace trace) {
        var kernels = new ArrayList<Kernel>();
        for (var node : trace.nodes()) {
            if (node.work() instanceof Work.Compute(var _, var operations, var bytes, var _)) {
                kernels.add(new Movement(operations, bytes));
            }
        }
        return kernels;
    }

    @ParameterizedTest
    @CsvSource({
        "tiny-llama,  1, 8, 1, 1, 8, 1, 1, 4, 99",
        "tiny-llama,  2, 2, 1, 2, 4, 1, 1, 3, 98",
        "tiny-llama,  1, 2, 4, 1, 8, 1, 2, 4, 99",
        "tiny-qwen3,  1, 2, 2, 1, 2, 1, 2, 2, 0",
        "tiny-mistral, 1, 3, 1, 2, 6, 1, 1, 1, 300"
    })
    void ofADenseModelTheVerySameKernels(
            String model,
            int pipeline,
            int tensor,
            int data,
            int context,
            int ffTensor,
            int expert,
            int micro,
            int sequences,
            int position) {
        var cut = cut(pipeline, tensor, data, context, ffTensor, expert, Exchange.GATHER, micro);
        for (var shape : List.of(new StepShape(sequences, position, 1), StepShape.prefill(sequences, 17))) {
            assertEquals(run(model, cut, shape), exported(model, cut, shape), shape::toString);
        }
    }

    /** Experts are chosen by chance in a run, evenly in an export: the same operations, and with enough tokens nearly the time. */
    @ParameterizedTest
    @CsvSource({
        "tiny-mixtral,     1, 2, 4, 1, 1, 8, ALL_TO_ALL, 2, 16",
        "tiny-mixtral,     1, 4, 2, 1, 1, 8, GATHER, 1, 8",
        "tiny-deepseek-v3, 2, 4, 1, 1, 1, 4, ALL_TO_ALL, 1, 16",
        "tiny-gpt-oss,     1, 2, 4, 1, 1, 8, ALL_TO_ALL, 1, 3",
        "tiny-nemotron-h,  1, 2, 4, 1, 1, 8, ALL_TO_ALL, 1, 16",
        "tiny-qwen3-moe,   1, 2, 4, 1, 2, 4, GATHER, 2, 8"
    })
    void ofAModelWithExpertsNearlyTheSame(
            String model,
            int pipeline,
            int tensor,
            int data,
            int context,
            int ffTensor,
            int expert,
            Exchange how,
            int micro,
            int sequences) {
        var cut = cut(pipeline, tensor, data, context, ffTensor, expert, how, micro);
        var shape = new StepShape(sequences, 99, 1);
        var run = run(model, cut, shape);
        var exported = exported(model, cut, shape);
        assertEquals(1, (double) flops(exported) / flops(run), 0.02, "operations");
        assertEquals(1, (double) picos(exported) / picos(run), 0.1, "time");
    }

    private static long flops(List<List<Kernel>> ranks) {
        return ranks.stream().flatMap(List::stream).mapToLong(Kernel::flops).sum();
    }

    /** On a chip without launches, so that each kernel counts by its size. */
    private static long picos(List<List<Kernel>> ranks) {
        var times = KernelTimes.of(Catalogue.load().lpu("lp30"), FORMATS);
        return ranks.stream().mapToLong(times::picosFor).sum();
    }
}
