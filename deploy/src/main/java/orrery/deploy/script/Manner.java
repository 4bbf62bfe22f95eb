package orrery.deploy.script;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.live.LiveFolders;
import orrery.deploy.result.ResultFolder;
import orrery.deploy.scenario.InputProblem;
import orrery.node.outcome.Progress;

/**
 * How a run is done; none of it changes what comes out.
 *
 * @param threads of each JVM; 0 for its share of the cores
 * @param folder for results; empty where none are left
 * @param replaces whether results that lie there may go
 * @param kept where a run over several JVMs is kept; empty where it is not
 */
record Manner(
        int jvms,
        int threads,
        boolean verified,
        Optional<Path> folder,
        boolean replaces,
        Optional<Path> kept,
        Consumer<Progress> told) {
    private static final int JVMS_MOST = 64;
    private static final int THREADS_MOST = 1024;

    static final Manner USUAL =
            new Manner(1, 0, true, Optional.empty(), false, Optional.of(LiveFolders.root()), _ -> {});

    Manner jvms(int number) {
        check("jvms", number, JVMS_MOST);
        return new Manner(number, threads, verified, folder, replaces, kept, told);
    }

    Manner threads(int number) {
        check("threads", number, THREADS_MOST);
        return new Manner(jvms, number, verified, folder, replaces, kept, told);
    }

    Manner unverified() {
        return new Manner(jvms, threads, false, folder, replaces, kept, told);
    }

    Manner leaving(Path there, boolean replacing) {
        return new Manner(jvms, threads, verified, Optional.of(there), replacing, kept, told);
    }

    Manner telling(Consumer<Progress> listener) {
        return new Manner(jvms, threads, verified, folder, replaces, kept, listener);
    }

    Manner keeping(Optional<Path> root) {
        return new Manner(jvms, threads, verified, folder, replaces, root, told);
    }

    /** What lives in this process alone is gone with it. */
    Optional<Path> keeps() {
        return kept.filter(_ -> jvms > 1);
    }

    private static void check(String what, int number, int most) {
        if (number < 1 || number > most) {
            throw InputProblem.of(what, "", Integer.toString(number), "a whole number from 1 to " + most, "");
        }
    }

    RunOptions options() {
        var share = Math.clamp(Runtime.getRuntime().availableProcessors() / jvms, 1, THREADS_MOST);
        return new RunOptions(jvms, threads == 0 ? share : threads, Optional.empty(), Optional.empty(), verified);
    }

    /** @throws InputProblem where results cannot be left there */
    Optional<ResultFolder> begin() {
        return folder.map(there -> ResultFolder.begin("folder", there, replaces));
    }
}
