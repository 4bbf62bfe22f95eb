package orrery.deploy.live;

import java.util.concurrent.CompletableFuture;

/** Has a run that is under way keep another pace. */
@FunctionalInterface
public interface Pacer {

    /**
     * @param pacePs virtual time that passes in a second of wall time, at most; 0 for any
     * @param stepPs virtual time that still passes as fast as it goes, before that
     * @return from when on it does; an exception where nothing is under way
     */
    CompletableFuture<Long> repace(long pacePs, long stepPs);
}
