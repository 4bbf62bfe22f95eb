package orrery.deploy.validation.energy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.node.architecture.Architecture;
import orrery.node.cost.Kernel;
import orrery.node.cost.Roofline;
import orrery.node.energy.Activity;
import orrery.node.family.Configurations;
import orrery.node.numerics.EvenStep;
import orrery.node.numerics.StepMix;
import orrery.node.numerics.StepShape;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.program.Lowering;
import orrery.node.program.Work.Compute;

/**
 * What one GPU does in a second of serving at the measured throughput: the kernels of so many decode steps, each in the middle
 * of the answers, and of so many whole prompts. It counts as busy all the time.
 */
record ServedSecond(PowerRow row) {
    private static final Seat FIRST = new Seat(0, 0, Side.ATTENTION, 0);

    Activity activity() {
        var perCopy = row.tokensPerSecond() / row.copies();
        var running = Math.max(1, row.sequences() / row.copies());
        var decoding = StepShape.decode(running, row.inputTokens() + row.outputTokens() / 2);
        var decode = kernels(decoding);
        var prefill = kernels(StepShape.prefill(1, row.inputTokens()));
        var steps = perCopy / running;
        var prompts = perCopy / row.outputTokens();
        var flops = steps * sum(decode, Kernel::flops) + prompts * sum(prefill, Kernel::flops);
        var bytes = steps * sum(decode, Kernel::bytes) + prompts * sum(prefill, Kernel::bytes);
        var precision = Roofline.precision(gpu(), row.formats()).orElseThrow();
        return new Activity(1, 1, Map.of(precision, flops), bytes, new TreeMap<>());
    }

    private static double sum(List<Kernel> kernels, ToLongFunction<Kernel> amount) {
        return kernels.stream().mapToLong(amount).sum();
    }

    Gpu gpu() {
        return Catalogue.load().gpu(row.gpu());
    }

    private List<Kernel> kernels(StepShape shape) {
        Architecture architecture = Configurations.named(row.model());
        var cut = Cut.tensor(row.tensor());
        var step = new EvenStep(architecture, cut, row.formats(), StepMix.of(shape), FIRST);
        return Lowering.of(architecture, cut, 0, Side.ATTENTION).nodes().stream()
                .filter(node -> node.work() instanceof Compute)
                .flatMap(node -> step.kernels(node).stream())
                .toList();
    }
}
