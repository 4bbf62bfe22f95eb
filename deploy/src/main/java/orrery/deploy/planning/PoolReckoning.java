package orrery.deploy.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import orrery.node.architecture.Architecture;
import orrery.node.estimate.StepEstimates;
import orrery.node.feasibility.DeviceMemory;
import orrery.node.feasibility.Holding;
import orrery.node.feasibility.Holdings;
import orrery.node.feasibility.TrafficCount;
import orrery.node.plan.Deployment.Pool;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.seating.Seating;

/** Works out what one pool comes to. */
final class PoolReckoning {
    private final PlanQuestion question;
    private final Seating seating;
    private final Pool pool;
    private final int firstCopy;
    private final Architecture architecture;

    PoolReckoning(PlanQuestion question, Seating seating, Pool pool, int firstCopy) {
        this.question = question;
        this.seating = seating;
        this.pool = pool;
        this.firstCopy = firstCopy;
        this.architecture = question.architectures().get(pool.duty());
    }

    PoolAnswer answer() {
        var tokens = Math.max(1, question.demand().sequences());
        var traffic =
                TrafficCount.of(question.topology(), seating, firstCopy, architecture, question.formats(), tokens);
        return new PoolAnswer(pool, architecture, devices(), traffic, steps());
    }

    /** What tells one line from another. */
    private record Alike(String part, Side side, Holding holding) {}

    /** Copies are alike, so that one is worked out. */
    private List<DeviceLine> devices() {
        var holdings = new Holdings(architecture, pool.cut(), question.formats());
        var lines = new LinkedHashMap<Alike, List<Integer>>();
        for (var seat : seating.seats(firstCopy)) {
            var holding = holdings.of(seat, question.demand());
            for (var device : everyCopys(seat)) {
                var alike = new Alike(question.topology().part(device).name(), seat.side(), holding);
                lines.computeIfAbsent(alike, _ -> new ArrayList<>()).add(device);
            }
        }
        return lines.entrySet().stream()
                .map(line ->
                        line(line.getKey(), line.getValue().stream().sorted().toList()))
                .toList();
    }

    private List<Integer> everyCopys(Seat seat) {
        return IntStream.range(firstCopy, firstCopy + pool.copies())
                .mapToObj(copy -> seating.device(new Seat(copy, seat.stage(), seat.side(), seat.rank())))
                .toList();
    }

    private DeviceLine line(Alike alike, List<Integer> devices) {
        var topology = question.topology();
        var part = topology.part(devices.getFirst());
        var names = devices.stream().map(device -> topology.name(device)).toList();
        return new DeviceLine(
                names, alike.part(), alike.side(), alike.holding(), DeviceMemory.of(part), DeviceMemory.kind(part));
    }

    /** The first stage, one between, the last: the others are like those between. */
    private List<StepPicture> steps() {
        var stages = IntStream.of(
                        0, Math.min(1, pool.cut().pipeline() - 1), pool.cut().pipeline() - 1)
                .distinct()
                .boxed()
                .toList();
        var kinds = StepKind.of(pool.duty()).stream()
                .filter(question.steps()::contains)
                .toList();
        var estimates = new StepEstimates(
                question.topology(), seating, firstCopy, architecture, question.formats(), question.tunings());
        var pictures = new ArrayList<StepPicture>();
        for (var stage : stages) {
            for (var kind : kinds) {
                var shape = kind.shape(question.demand(), pool.cut());
                var whole = estimates.of(stage, shape);
                pictures.add(StepPicture.of(kind, shape, stage, pool.cut(), whole, architecture));
            }
        }
        return pictures;
    }
}
