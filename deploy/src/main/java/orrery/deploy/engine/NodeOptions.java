package orrery.deploy.engine;

import java.util.Optional;
import orrery.deploy.api.WatchedMember;

/**
 * One member of a cluster.
 *
 * @param listen where others reach this one
 * @param seed a member to join; itself for the first
 * @param threads of this JVM
 * @param watched its page, where it has one
 */
public record NodeOptions(HostPort listen, HostPort seed, int threads, Optional<WatchedMember> watched) {
    /** Nobody looks on. */
    public NodeOptions(HostPort listen, HostPort seed, int threads) {
        this(listen, seed, threads, Optional.empty());
    }
}
