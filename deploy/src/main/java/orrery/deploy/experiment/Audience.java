package orrery.deploy.experiment;

import java.util.function.Consumer;
import orrery.node.outcome.Progress;

/** Who waits for an experiment, and is told how it gets on. */
public interface Audience {

    /** What is done now, in a line. */
    void say(String line);

    /** Shows how one run gets on, until it is closed. */
    Showing show();

    /** Told now and then, from any thread. */
    interface Showing extends Consumer<Progress>, AutoCloseable {
        @Override
        default void close() {}
    }

    /** One that hears of progress alone, or, if it does nothing with it, of nothing. */
    static Audience of(Consumer<Progress> progress) {
        return new Audience() {
            @Override
            public void say(String line) {}

            @Override
            public Showing show() {
                return progress::accept;
            }
        };
    }
}
