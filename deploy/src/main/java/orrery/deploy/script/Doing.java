package orrery.deploy.script;

import java.nio.file.Path;
import java.util.Optional;
import orrery.deploy.engine.Engine;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.keeping.KeptRun;
import orrery.deploy.keeping.Request;
import orrery.deploy.keeping.RunRoot;
import orrery.deploy.keeping.Survival;
import orrery.node.job.Job;
import orrery.node.outcome.Outcome;

/**
 * Has a run done, and keeps it meanwhile where several JVMs do it.
 *
 * @param request as it is written beside what is kept
 */
record Doing(Manner manner, Request request) {

    /** @throws FailedRun where it cannot go on and somebody may take it up */
    Outcome outcome(Job.Run job, RunOptions how) throws RunFailure {
        var root = manner.keeps();
        return root.isEmpty() ? alone(job, how) : kept(root.get(), job, how);
    }

    private Outcome alone(Job.Run job, RunOptions how) throws RunFailure {
        return Engine.installed().run(job.scenario(), job.topology(), how, manner.told());
    }

    private Outcome kept(Path root, Job.Run job, RunOptions how) throws RunFailure {
        return KeptRun.begin(RunRoot.fresh(root), job, request, _ -> {}, kept -> {
            try {
                var outcome = alone(job, kept.options(how, Survival.LOCAL, _ -> {}));
                kept.done(_ -> {});
                return outcome;
            } catch (RunFailure failure) {
                throw new FailedRun(failure, Optional.of(kept.path()));
            }
        });
    }
}
