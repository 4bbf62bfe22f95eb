package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.Optional;
import orrery.deploy.api.Watched;
import orrery.deploy.experiment.Hands;

/** A run that somebody attends to while it goes on. */
interface Attended extends Hands, AutoCloseable {

    /** Somebody may look on. */
    void watched(Watched by);

    /** What was done to it by now; empty where nothing can be done that changes it. */
    Optional<Path> journal();

    @Override
    void close();
}
