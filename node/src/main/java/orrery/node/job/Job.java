package orrery.node.job;

import java.util.List;
import java.util.stream.Stream;
import orrery.fabric.fault.Amendment;
import orrery.fabric.topology.TopologySource;
import orrery.node.outcome.Progress;
import orrery.node.replay.Replay;
import orrery.node.scenario.Scenario;
import orrery.node.trial.CollectiveTrial;

/** What the hosts of a cluster do together, sealed: two JVMs that hold equal jobs find equal things. */
public sealed interface Job {

    /** What it happens on. */
    TopologySource topology();

    /** How much there is to achieve, in {@link #unit}. */
    long asked();

    Progress.Unit unit();

    /** Virtual picoseconds that pass in a second of wall time, at most; 0 for any. */
    default long pacePs() {
        return 0;
    }

    /** The same at another pace; one that is as good at any is itself. */
    default Job paced(long pacePs) {
        return this;
    }

    /** Of its faults, in the order of time. */
    default List<Amendment.Dated> amendments() {
        return List.of();
    }

    /** The same with one more amendment of its faults, no earlier than those before. */
    default Job amended(Amendment.Dated amendment) {
        throw new UnsupportedOperationException("in jobs of this kind nothing goes wrong");
    }

    /**
     * Serve a model's prompts.
     *
     * @param verified whether every sequence is compared with one device afterwards
     */
    record Run(Scenario scenario, TopologySource topology, boolean verified, long pacePs) implements Job {
        /** As fast as it goes. */
        public Run(Scenario scenario, TopologySource topology, boolean verified) {
            this(scenario, topology, verified, 0);
        }

        /** Compared with one device. */
        public Run(Scenario scenario, TopologySource topology) {
            this(scenario, topology, true);
        }

        @Override
        public long asked() {
            return (long) scenario.load().prompts().size() * scenario.load().newTokens();
        }

        @Override
        public Progress.Unit unit() {
            return Progress.Unit.TOKENS;
        }

        @Override
        public List<Amendment.Dated> amendments() {
            return scenario.faults().amendments();
        }

        @Override
        public Run paced(long other) {
            return new Run(scenario, topology, verified, other);
        }

        @Override
        public Run amended(Amendment.Dated amendment) {
            var faults = scenario.faults();
            var all = Stream.concat(amendments().stream(), Stream.of(amendment));
            return new Run(scenario.with(faults.amended(all.toList())), topology, verified, pacePs);
        }
    }

    /** Try a collective at one size after another. */
    record Trial(CollectiveTrial trial, TopologySource topology) implements Job {
        @Override
        public long asked() {
            return trial.sizes().size();
        }

        @Override
        public Progress.Unit unit() {
            return Progress.Unit.SIZES;
        }
    }

    /** Run traces. */
    record Replayed(Replay replay, TopologySource topology) implements Job {
        @Override
        public long asked() {
            return replay.nodes();
        }

        @Override
        public Progress.Unit unit() {
            return Progress.Unit.NODES;
        }
    }
}
