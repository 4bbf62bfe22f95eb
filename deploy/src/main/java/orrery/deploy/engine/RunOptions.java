package orrery.deploy.engine;

import java.nio.file.Path;
import java.util.Optional;
import orrery.node.recovery.Keeping;

/**
 * Where and how a scenario runs; none of it changes what happens in it.
 *
 * @param jvms that hold devices: 1 is this process, more are local processes of their own; with {@code join} the number of
 *     members to wait for, or {@link #ALL_THERE_ARE}
 * @param threads of each JVM that is started here
 * @param join a member of a cluster that was started by hand
 * @param transcript where to write what happened
 * @param keeping how it survives its JVMs, where it shall
 * @param verified whether a run is compared with one device afterwards
 * @param live what people may do to a run while it goes on
 * @param record folder that gets what happened, for {@link orrery.node.recording.Recording#open}; it must be there
 */
public record RunOptions(
        int jvms,
        int threads,
        Optional<HostPort> join,
        Optional<Path> transcript,
        Optional<Keeping> keeping,
        boolean verified,
        Optional<Live> live,
        Optional<Path> record) {
    /** With {@code join}: every member that is there. */
    public static final int ALL_THERE_ARE = 0;

    /** Compared with one device. */
    public RunOptions(int jvms, int threads, Optional<HostPort> join, Optional<Path> transcript) {
        this(jvms, threads, join, transcript, true);
    }

    /** Neither kept, nor has anybody a hand in it. */
    public RunOptions(int jvms, int threads, Optional<HostPort> join, Optional<Path> transcript, boolean verified) {
        this(jvms, threads, join, transcript, Optional.empty(), verified, Optional.empty(), Optional.empty());
    }

    /** Kept, so that it survives its JVMs. */
    public RunOptions kept(Optional<Keeping> how) {
        return new RunOptions(jvms, threads, join, transcript, how, verified, live, record);
    }

    /** The same without the comparison with one device. */
    public RunOptions unverified() {
        return new RunOptions(jvms, threads, join, transcript, keeping, false, live, record);
    }

    /** Of another run for comparison, which leaves no traces. */
    public RunOptions aside() {
        return new RunOptions(
                jvms, threads, join, Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    /** Of a run that people have a hand in. */
    public RunOptions live(Live live) {
        return new RunOptions(jvms, threads, join, transcript, keeping, verified, Optional.of(live), record);
    }

    /** With what happened on record. */
    public RunOptions recorded(Path folder) {
        return new RunOptions(jvms, threads, join, transcript, keeping, verified, live, Optional.of(folder));
    }
}
