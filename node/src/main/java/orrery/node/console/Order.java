package orrery.node.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import orrery.fabric.fault.Amendment;
import orrery.node.job.Job;
import orrery.node.outcome.Progress;
import orrery.node.recording.Recording;
import orrery.node.recovery.Keeping;
import orrery.node.watching.Onlooker;

/**
 * What a console shall have done: a job, to tell how it gets on, how it ended, and how it is kept where it is.
 *
 * @param record folder for what happened, as {@link orrery.node.recording.Recording} reads it; empty where nobody wants it
 * @param onlooker who is shown what can be seen while it goes on
 */
record Order(
        Job job,
        Consumer<Progress> progress,
        CompletableFuture<Ending> ending,
        Optional<Keeping> keeping,
        Optional<Path> record,
        Optional<Onlooker> onlooker) {
    private static final String RECORD = "record";

    /** A folder for what happened that all hosts share, where the run is kept: whoever takes it up goes on with it. Else empty. */
    String recordIn() {
        return keeping.map(kept ->
                        kept.folder().path().resolve(RECORD).toAbsolutePath().toString())
                .orElse("");
    }

    /** Where a run is kept, what happened is beside its checkpoints until the job is done. */
    void collect() throws IOException {
        if (record.isPresent() && keeping.isPresent()) {
            Recording.move(Path.of(recordIn()), record.get());
        }
    }

    /** Whoever takes the job up knows of it from the beginning. */
    Order amended(Amendment.Dated amendment) {
        return new Order(job.amended(amendment), progress, ending, keeping, record, onlooker);
    }

    /** Whoever takes the job up goes on at the pace that it has, and where it is paused stays so. */
    Order paced(long pacePs) {
        return new Order(job.paced(pacePs), progress, ending, keeping, record, onlooker);
    }
}
