package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.Optional;
import orrery.deploy.api.Watched;

/** Those who look on at a run by its live page, where there is one; the page stays until they have gone. */
final class Spectators implements AutoCloseable {
    private final Optional<Watched> watched;
    private final Execution execution;

    private Spectators(Optional<Watched> watched, Execution execution) {
        this.watched = watched;
        this.execution = execution;
    }

    /** @throws orrery.deploy.scenario.InputProblem where the page cannot be served there */
    static Spectators of(LiveOptions options, Execution execution) {
        var watched = options.watched();
        watched.ifPresent(page -> execution.sayAddress(page.address()));
        return new Spectators(watched, execution);
    }

    void look(Attended run) {
        watched.ifPresent(run::watched);
    }

    /** Shows how it ended, and waits until nobody looks any more. */
    void over(String how, Optional<Path> results) {
        watched.ifPresent(page -> {
            page.over(how, results);
            if (page.isLookedAt()) {
                execution.say("the page stays until nobody has it open, ten minutes at the most; Ctrl-C ends it");
            }
            try {
                page.linger();
            } catch (InterruptedException enough) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        watched.ifPresent(Watched::close);
    }
}
