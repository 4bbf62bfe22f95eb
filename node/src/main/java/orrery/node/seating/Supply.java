package orrery.node.seating;

import java.nio.IntBuffer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.ScenarioProblem;

/** The devices of a topology that can be ranks, handed out kind by kind in topology order. */
final class Supply {
    private final Topology topology;
    private final Map<DeviceKind, IntBuffer> left = new EnumMap<>(DeviceKind.class);

    Supply(Topology topology) {
        this.topology = topology;
        left.put(DeviceKind.GPU, IntBuffer.wrap(topology.gpus()));
        left.put(DeviceKind.LPU, IntBuffer.wrap(topology.lpus()));
        left.put(DeviceKind.CPU, IntBuffer.wrap(computingCpus(topology)));
    }

    /** All CPUs but the one that requests come from. */
    static int[] computingCpus(Topology topology) {
        var frontend = topology.find("frontend").orElse(-1);
        return IntStream.of(topology.cpus()).filter(cpu -> cpu != frontend).toArray();
    }

    /** The next so many of a kind. */
    int[] take(DeviceKind kind, int count) {
        var taken = new int[count];
        left.get(kind).get(taken);
        return taken;
    }

    /**
     * @throws ScenarioProblem where what is left cannot seat all copies of a pool
     */
    void require(Pool pool) {
        var cut = pool.cut();
        var fields = PlanFields.of(pool.duty(), cut);
        var attention = cut.attention();
        var feedForward = cut.feedForward();
        require(
                pool,
                cut.device(),
                product(cut.pipeline(), attention.tensor(), attention.data(), attention.context()),
                fields.device(),
                attentionDegree(cut, fields));
        if (cut.separate()) {
            require(
                    pool,
                    feedForward.device(),
                    product(cut.pipeline(), feedForward.tensor(), feedForward.expert()),
                    fields.feedForwardDevice(),
                    feedForwardDegree(cut, fields));
        }
    }

    private String kinds() {
        return left.entrySet().stream()
                .filter(kind -> kind.getValue().capacity() > 0)
                .map(kind -> kind.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }

    /** More than any topology has where it is more than fits. */
    private static long product(int... degrees) {
        var product = 1L;
        for (var degree : degrees) {
            product = Math.min(product, Integer.MAX_VALUE) * degree;
        }
        return product;
    }

    private void require(Pool pool, DeviceKind kind, long needed, String deviceField, Degree largest) {
        var there = left.get(kind).remaining();
        var word = kind.name();
        if (left.get(kind).capacity() == 0) {
            throw new ScenarioProblem(
                    deviceField,
                    word.toLowerCase(Locale.ROOT),
                    kinds() + ", the kinds that " + topology.name() + " has",
                    "choose one of them, or a topology with " + word + "s");
        }
        if (needed > there) {
            throw new ScenarioProblem(
                    largest.field(),
                    Integer.toString(largest.value()),
                    "degrees that come to at most " + there + " " + word + "s, all that " + topology.name()
                            + " has for this copy; these come to " + needed,
                    "use a smaller degree or a larger topology");
        }
        var most = there / needed;
        if (pool.copies() < 1 || pool.copies() > most) {
            throw new ScenarioProblem(
                    PlanFields.of(pool.duty(), pool.cut()).replicas(),
                    Integer.toString(pool.copies()),
                    "1 to " + most + ": " + topology.name() + " has " + there + " " + word
                            + "s for these copies and each takes " + needed,
                    "use fewer replicas, smaller degrees or a larger topology");
        }
    }

    /** A field of the plan and what stands there. */
    private record Degree(String field, int value) {
        Degree orLarger(String other, int otherValue) {
            return otherValue > value ? new Degree(other, otherValue) : this;
        }
    }

    private static Degree attentionDegree(Cut cut, PlanFields fields) {
        var attention = cut.attention();
        return new Degree(fields.attentionTensor(), attention.tensor())
                .orLarger(fields.data(), attention.data())
                .orLarger(fields.context(), attention.context())
                .orLarger(fields.pipeline(), cut.pipeline());
    }

    private static Degree feedForwardDegree(Cut cut, PlanFields fields) {
        return new Degree(fields.feedForwardTensor(), cut.feedForward().tensor())
                .orLarger(fields.expert(), cut.feedForward().expert())
                .orLarger(fields.pipeline(), cut.pipeline());
    }
}
