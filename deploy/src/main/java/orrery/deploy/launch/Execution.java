package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.function.Consumer;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.keeping.KeptRun;
import orrery.deploy.keeping.Request;
import orrery.deploy.keeping.RunRoot;
import orrery.deploy.report.ProgressDisplay;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.report.RecoveryLine;
import orrery.node.job.Job;
import orrery.node.outcome.Outcome;
import orrery.node.recovery.RecoveryEvent;
import orrery.node.scenario.ScenarioProblem;

/** Has a run done, shows how it gets on, and keeps it where that is asked. */
record Execution(Surroundings around, Way way, KeepOptions keep) {

    /**
     * From the beginning.
     *
     * @throws ScenarioProblem where it does not go together; nothing is left then
     */
    Outcome begin(Job.Run job, Request request, RunOptions options) throws RunFailure {
        if (!keep.isOn(options)) {
            return run(job, options, null);
        }
        return KeptRun.begin(folder(options), job, request, this::tell, kept -> {
            say("run " + kept.id() + " is kept in " + kept.path() + "; to take it up: orrery resume " + kept.id());
            return run(job, options, kept);
        });
    }

    /** Where it also listens, where it does. */
    private Path folder(RunOptions options) {
        return options.live().map(live -> keep.root().resolve(live.id())).orElseGet(() -> RunRoot.fresh(keep.root()));
    }

    /** From its last good checkpoint. */
    Outcome resume(KeptRun kept, RunOptions options) throws RunFailure {
        return run(kept.job(), options, kept);
    }

    /** @param kept null where it is not */
    private Outcome run(Job.Run job, RunOptions options, KeptRun kept) throws RunFailure {
        try (var progress = new ProgressDisplay(way, around.err(), around.wallNanos())) {
            var all = kept == null ? options : kept.options(options, keep.survival(options), telling(progress));
            var outcome = around.engine().get().run(job.scenario(), job.topology(), all, progress);
            if (kept != null) {
                kept.done(telling(progress));
            }
            return outcome;
        }
    }

    private Consumer<RecoveryEvent> telling(ProgressDisplay progress) {
        return event -> progress.aside(() -> tell(event));
    }

    private void tell(RecoveryEvent event) {
        var line = new RecoveryLine(event);
        print(way == Way.JSON_LINES ? line.json() : line.text());
    }

    void say(String what) {
        if (way != Way.JSON_LINES) {
            print(what);
        }
    }

    /** Where a page shows it; also where nothing is said but JSON, for nobody could find it else. */
    void sayAddress(String address) {
        print(way == Way.JSON_LINES ? "{\"watch\":\"" + address + "\"}" : "watch it at " + address);
    }

    private void print(String line) {
        around.err().print(line + "\n");
        around.err().flush();
    }
}
