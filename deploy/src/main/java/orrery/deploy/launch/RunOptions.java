package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and how a scenario runs; none of it changes the result.
 *
 * @param jvms local JVM processes, this one included
 * @param threads of each JVM
 * @param join a member of a cluster that was started by hand; then {@code jvms} is 1 and means this process
 * @param transcript where to write what happened
 */
public record RunOptions(int jvms, int threads, Optional<HostPort> join, Optional<Path> transcript) {}
