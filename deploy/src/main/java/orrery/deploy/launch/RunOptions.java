package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and how a scenario runs; none of it changes the result.
 *
 * @param jvms that hold devices: 1 is this process, more are local processes of their own; with {@code join} the number of
 *     members to wait for, or {@link #ALL_THERE_ARE}
 * @param threads of each JVM that is started here
 * @param join a member of a cluster that was started by hand
 * @param transcript where to write what happened
 */
public record RunOptions(int jvms, int threads, Optional<HostPort> join, Optional<Path> transcript) {
    /** With {@code join}: every member that is there. */
    public static final int ALL_THERE_ARE = 0;
}
