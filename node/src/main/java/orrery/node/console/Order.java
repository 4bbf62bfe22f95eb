package orrery.node.console;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import orrery.fabric.fault.Amendment;
import orrery.node.job.Job;
import orrery.node.outcome.Progress;
import orrery.node.recovery.Keeping;

/** What a console shall have done: a job, to tell how it gets on, how it ended, and how it is kept where it is. */
record Order(Job job, Consumer<Progress> progress, CompletableFuture<Ending> ending, Optional<Keeping> keeping) {
    /** Whoever takes the job up knows of it from the beginning. */
    Order amended(Amendment.Dated amendment) {
        return new Order(job.amended(amendment), progress, ending, keeping);
    }
}
