package orrery.node.emulation;

import java.util.HashMap;
import java.util.Map;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.schedule.ScheduleProblem;
import orrery.fabric.topology.Topology;
import orrery.node.architecture.Architecture;
import orrery.node.cost.KernelTimes;
import orrery.node.format.Formats;
import orrery.node.lpu.CopyParts;
import orrery.node.lpu.Timetables;
import orrery.node.numerics.NumericsMaker;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seating.PlanFields;
import orrery.node.seating.Seating;

/** The timetables of all copies that run on LPUs alone. */
final class CopyTimetables {
    /** Which experts a timetable thinks that tokens choose; the time of a step does not follow what they really do. */
    private static final long SEED = 1;

    private final Map<Integer, Timetables> byCopy = new HashMap<>();

    /** @throws ScenarioProblem where a plan cannot be scheduled ahead, or LPUs have no way to each other */
    CopyTimetables(Topology topology, Seating seating, Programs programs, Models models, Scenario scenario) {
        for (var copy = 0; copy < seating.copies(); copy++) {
            if (seating.cut(copy).device() == DeviceKind.LPU) {
                requireKnownAhead(seating, copy);
                requireNoMoves(seating.pool(copy), scenario);
                var architecture = models.of(seating.pool(copy)).architecture();
                byCopy.put(copy, timetables(topology, seating, copy, programs, architecture, scenario.formats()));
            }
        }
    }

    Timetables of(int copy) {
        return byCopy.get(copy);
    }

    private static void requireKnownAhead(Seating seating, int copy) {
        var feedForward = seating.cut(copy).feedForward();
        if (feedForward.exchange() == Exchange.ALL_TO_ALL && feedForward.expert() > 1) {
            throw new ScenarioProblem(
                    "plan.feed_forward.exchange",
                    "all_to_all",
                    "gather, where LPUs attend: which tokens go where is not known when their packets get slots",
                    "use gather");
        }
    }

    /** A cache that moves comes when it comes, which no timetable knows. */
    private static void requireNoMoves(Pool pool, Scenario scenario) {
        var moves = scenario.plan().offload() || pool.duty() == Duty.PREFILL || pool.duty() == Duty.DECODE;
        if (moves) {
            throw new ScenarioProblem(
                    PlanFields.of(pool.duty(), pool.cut()).device(),
                    "lpu",
                    "gpu or cpu, where caches move between copies or to the host",
                    "let LPUs serve or draft, and offload nothing");
        }
    }

    private static Timetables timetables(
            Topology topology,
            Seating seating,
            int copy,
            Programs programs,
            Architecture architecture,
            Formats formats) {
        var lpu = (Lpu) topology.part(seating.device(seating.seats(copy).getFirst()));
        var sizes = NumericsMaker.none(architecture, seating.cut(copy), formats, SEED);
        var parts = new CopyParts(
                copy,
                seating,
                programs::program,
                seat -> sizes.of(seat, programs.program(seat)),
                KernelTimes.of(lpu, formats)::picosFor,
                lpu.slot().picos());
        try {
            return new Timetables(topology, parts);
        } catch (ScheduleProblem noWay) {
            var pool = seating.pool(copy);
            throw new ScenarioProblem(
                    PlanFields.of(pool.duty(), pool.cut()).attentionTensor(),
                    Integer.toString(pool.cut().attention().tensor()),
                    "degrees that leave each copy LPUs that reach each other; " + noWay.getMessage(),
                    "use degrees that fill whole trays or nodes");
        }
    }
}
