package orrery.node.forward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Block;
import orrery.node.execution.CommunicationRank;
import orrery.node.execution.Foresight.Ending;
import orrery.node.forward.Done.Communicated;
import orrery.node.forward.Done.Computed;
import orrery.node.program.Node;
import orrery.node.program.Program;
import orrery.node.program.Work.Compute;
import orrery.node.program.Work.HandOver;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Step;

/** The course of a copy's steps, segment by segment: what is like one before is repeated, all else worked out. */
final class StepCourse {
    private static final int SHAPES = 64; // of steps, that are remembered

    private final List<Segment> segments;
    private final CommunicationRank[] ranks;
    private final Phases phases;
    private final Stretches stretches;
    private final Recent<List<Integer>, Map<Block, List<Done>>> byRows = new Recent<>(SHAPES);

    // of the step under way
    private final Map<Block, List<Done>> ofStep = new HashMap<>();
    private Map<Block, List<Done>> ofRows;
    private Times times;
    private Logits[] logits;

    StepCourse(
            Program program, Architecture architecture, CommunicationRank[] ranks, Phases phases, Stretches stretches) {
        this.segments = Segment.of(program, architecture);
        this.ranks = ranks;
        this.phases = phases;
        this.stretches = stretches;
    }

    /**
     * Works out a step.
     *
     * @param rows of each data group
     * @param startsPs by rank
     * @throws Overlap where a communication begins before the one before is over
     * @throws Stalled where it never ends
     */
    Ending[] of(Step step, List<Integer> rows, long[] startsPs) throws Overlap, Stalled {
        ofStep.clear();
        ofRows = byRows.get(rows, HashMap::new);
        times = new Times(startsPs, phases.quietPs());
        logits = new Logits[ranks.length];
        for (var rank : ranks) {
            rank.numerics().begin(step);
        }
        for (var segment : segments) {
            if (segment.isStretch()) {
                run(segment, rows);
            } else {
                begin(segment);
            }
        }
        phases.take(times);
        var endings = new Ending[ranks.length];
        Arrays.setAll(
                endings, rank -> new Ending(times.nowPs(rank), times.busyPs(rank), times.launched(rank), logits[rank]));
        return endings;
    }

    private void run(Segment segment, List<Integer> rows) throws Overlap, Stalled {
        var cause = new Stretch.Cause(segment.kind(), rows, times.delaysPs());
        var known = stretches.known(cause);
        if (known == null) {
            var stretch = stretches.workOut(cause, segment, times);
            times.run(stretch, false);
            ofRows.put(segment.kind(), List.copyOf(stretch.computed()));
        } else {
            times.run(known, true);
        }
    }

    private void begin(Segment segment) throws Overlap, Stalled {
        var known = segment.countsRowsAlone() ? ofRows : ofStep;
        if (segment.kind() == null || !repeats(known.get(segment.kind()))) {
            known.put(segment.kind(), workOut(segment));
        }
    }

    /** Time that each rank computes in any step with such rows, as far as that is known. */
    long[] leastPs(List<Integer> rows) {
        var known = byRows.get(rows, HashMap::new);
        var leastPs = new long[ranks.length];
        segments.stream()
                .filter(segment -> segment.countsRowsAlone() && known.containsKey(segment.kind()))
                .flatMap(segment -> known.get(segment.kind()).stream())
                .forEach(done -> add(done, leastPs));
        return leastPs;
    }

    private static void add(Done done, long[] sums) {
        if (done instanceof Computed(var _, var picos)) {
            Arrays.setAll(sums, rank -> sums[rank] + picos[rank]);
        }
    }

    /** Does what was done before; does nothing and says so where a communication would take another course. */
    private boolean repeats(List<Done> before) throws Overlap {
        if (before == null) {
            return false;
        }
        var ahead = times.copy();
        for (var done : before) {
            switch (done) {
                case Computed computed -> ahead.compute(computed);
                case Communicated(var brought) -> {
                    var phase = phases.known(new Phase.Cause(brought, ahead.delaysPs()));
                    if (phase == null) {
                        return false;
                    }
                    ahead.communicate(phase, true);
                }
            }
        }
        times = ahead;
        return true;
    }

    private List<Done> workOut(Segment segment) throws Overlap, Stalled {
        var done = new ArrayList<Done>();
        for (var node : segment.nodes()) {
            switch (node.work()) {
                case Compute _ -> done.add(compute(node));
                case HandOver _ -> Arrays.setAll(logits, rank -> ranks[rank].logits(node));
                default -> done.add(communicate(node));
            }
        }
        return done;
    }

    private Done compute(Node node) {
        var kernels = Arrays.stream(ranks).map(rank -> rank.compute(node)).toList();
        var picos = new long[ranks.length];
        Arrays.setAll(picos, rank -> ranks[rank].picos(kernels.get(rank)));
        var computed = new Computed(kernels.stream().map(KernelWork::of).toArray(KernelWork[]::new), picos);
        times.compute(computed);
        return computed;
    }

    private Done communicate(Node node) throws Overlap, Stalled {
        var launchPs = new long[ranks.length];
        Arrays.setAll(launchPs, rank -> ranks[rank].prepare(node));
        var brought = Arrays.stream(ranks)
                .map(CommunicationRank::brings)
                .flatMapToLong(one -> LongStream.concat(LongStream.of(one.length), LongStream.of(one)))
                .toArray();
        var cause = new Phase.Cause(brought, times.delaysPs());
        var phase = phases.known(cause);
        if (phase == null) {
            times.communicate(phases.workOut(cause, times, launchPs), false);
            Arrays.stream(ranks).forEach(CommunicationRank::deliver);
        } else {
            times.communicate(phase, true);
            Parcels.deliver(phase, ranks);
        }
        return new Communicated(brought);
    }
}
