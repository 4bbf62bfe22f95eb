package orrery.deploy.validation;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.deploy.report.Headway;
import orrery.deploy.validation.Setup.Repeatable;
import orrery.deploy.validation.Setup.Unmodelled;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologyProblem;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.TrialOutcome.SizeOutcome;
import orrery.node.trial.Trials;
import orrery.node.tuning.KernelTuning;

/**
 * Repeats every measured row that can be repeated, on the modelled topology, through the real engine.
 *
 * @param compared in the order of the rows
 * @param unmodelled in the order of the rows
 */
public record Validation(List<Compared> compared, List<Unmodelled> unmodelled) {
    private static final double PICOS_PER_MICRO = 1e6;

    public Validation {
        compared = List.copyOf(compared);
        unmodelled = List.copyOf(unmodelled);
    }

    public static Validation of(List<MeasuredRow> rows) {
        return of(rows, Headway.UNSEEN);
    }

    /** The same, for somebody who waits for it. */
    public static Validation of(List<MeasuredRow> rows, Headway headway) {
        var work = new Work();
        rows.forEach(work::take);
        return work.done(headway);
    }

    /** Rows that differ in nothing but their size are one trial; trials know nothing of each other, and go on all cores. */
    private static final class Work {
        private final Catalogue catalogue = Catalogue.load();
        private final Map<String, Topology> topologies = new ConcurrentHashMap<>();
        private final Map<CollectiveTrial, List<Repeatable>> trials = new LinkedHashMap<>();
        private final List<Unmodelled> unread = new ArrayList<>();

        void take(MeasuredRow row) {
            switch (Reading.of(row)) {
                case Repeatable one ->
                    trials.computeIfAbsent(withSizes(one.trial(), List.of()), _ -> new ArrayList<>())
                            .add(one);
                case Unmodelled one -> unread.add(one);
            }
        }

        Validation done(Headway headway) {
            headway.begins(trials.size());
            var tried = trials.entrySet().parallelStream()
                    .map(trial -> {
                        var outcome = run(trial.getKey(), trial.getValue());
                        headway.done();
                        return outcome;
                    })
                    .toList();
            return new Validation(
                    tried.stream()
                            .flatMap(trial -> trial.compared().stream())
                            .sorted(comparingInt(one -> one.row().line()))
                            .toList(),
                    Stream.concat(unread.stream(), tried.stream().flatMap(trial -> trial.unmodelled().stream()))
                            .sorted(comparingInt(one -> one.row().line()))
                            .toList());
        }

        private Validation run(CollectiveTrial without, List<Repeatable> rows) {
            var sizes = rows.stream().map(row -> row.trial().sizes().getFirst()).toList();
            try {
                var topology =
                        topologies.computeIfAbsent(without.topology(), text -> Topologies.named(text, catalogue));
                var outcome = Trials.here(withSizes(without, sizes), topology, tuning(topology), _ -> {});
                return new Validation(
                        IntStream.range(0, rows.size())
                                .mapToObj(i ->
                                        compared(rows.get(i), outcome.sizes().get(i)))
                                .toList(),
                        List.of());
            } catch (ScenarioProblem | TopologyProblem refused) {
                return new Validation(
                        List.of(),
                        rows.stream()
                                .map(row -> new Unmodelled(row.row(), refused.getMessage()))
                                .toList());
            }
        }

        private KernelTuning tuning(Topology topology) {
            return KernelTuning.of(catalogue, (Gpu) topology.part(topology.gpus()[0]));
        }

        private static Compared compared(Repeatable row, SizeOutcome outcome) {
            return new Compared(
                    row.row(),
                    row.micros(),
                    outcome.timePs() / PICOS_PER_MICRO,
                    outcome.algorithm(),
                    outcome.protocol());
        }
    }

    private static CollectiveTrial withSizes(CollectiveTrial trial, List<Long> sizes) {
        return new CollectiveTrial(
                trial.topology(),
                trial.ranks(),
                trial.operation(),
                trial.elementType(),
                sizes,
                trial.algorithm(),
                trial.protocol(),
                trial.channels(),
                trial.chunks(),
                trial.launch(),
                trial.data(),
                trial.lost(),
                trial.network(),
                trial.seed());
    }
}
