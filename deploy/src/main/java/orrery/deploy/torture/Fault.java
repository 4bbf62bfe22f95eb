package orrery.deploy.torture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is done to real processes in a trial. */
public enum Fault {
    KILL_MEMBER("kill -9 one JVM that its console supervises", Kills::member),
    KILL_WRITING("kill -9 one while a checkpoint is written", Kills::whileWriting),
    KILL_JOINED("kill -9 one member of a cluster started by hand", Kills::joined),
    KILL_OLDEST("kill -9 the oldest member of such a cluster", Kills::oldest),
    KILL_CONSOLE("kill -9 the console, resume", Kills::console),
    KILL_ALL("kill -9 everything, resume", Kills::all),
    STOP_SHORT("SIGSTOP one for 2 s: nobody is shut out", Stops::shortly),
    STOP_LONG("SIGSTOP one until it is shut out, SIGCONT: it ends", Stops::forLong),
    STOP_CONSOLE("SIGSTOP the console until it is shut out, resume", Stops::console),
    CUT_SHORT("cut one off for 2 s: nobody is shut out", Cuts::shortly),
    CUT_LONG("cut one off: it ends, the others go on", Cuts::member),
    CUT_CONSOLE("cut the console off: it ends, resume", Cuts::console),
    CUT_ONE_WAY("cut one direction of one link", Cuts::oneWay),
    LOSSY("connections break at random, and are slow", Cuts::lossy),
    DAMAGE("newest checkpoint damaged, resume from the older", Damages::newest),
    DAMAGE_ALL("every checkpoint damaged: refused, nothing touched", Damages::all),
    FULL_DISK("no space on disk: the run goes on", BadDisk::full),
    READ_ONLY("checkpoints become read-only: the run goes on", BadDisk::readOnly);

    private final String what;
    private final Ordeal ordeal;

    Fault(String what, Ordeal ordeal) {
        this.what = what;
        this.ordeal = ordeal;
    }

    /** One trial of it. */
    @FunctionalInterface
    interface Ordeal {
        /** @throws Finding where something is not as it should be */
        void undergo(Scene scene) throws Exception;
    }

    /** In words. */
    public String what() {
        return what;
    }

    Ordeal ordeal() {
        return ordeal;
    }

    /** As it is called on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Fault> of(String key) {
        return Arrays.stream(values()).filter(fault -> fault.key().equals(key)).findFirst();
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Fault::key).toList();
    }
}
