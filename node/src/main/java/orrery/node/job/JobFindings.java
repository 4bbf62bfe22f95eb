package orrery.node.job;

import orrery.node.emulation.Findings;
import orrery.node.replay.ReplayFindings;
import orrery.node.trial.TrialFindings;

/** What one JVM found of a job; those of all JVMs together make its outcome. */
public sealed interface JobFindings {

    /** Of a {@link Job.Run}. */
    record OfRun(Findings findings) implements JobFindings {}

    /** Of a {@link Job.Trial}. */
    record OfTrial(TrialFindings findings) implements JobFindings {}

    /** Of a {@link Job.Replayed}. */
    record OfReplay(ReplayFindings findings) implements JobFindings {}
}
