package orrery.deploy.torture;

import java.io.IOException;

/** Signals to a process, which Java has no words for. */
enum Signal {
    STOP,
    CONT;

    void to(long process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name(), Long.toString(process))
                .inheritIO()
                .start()
                .waitFor();
    }
}
