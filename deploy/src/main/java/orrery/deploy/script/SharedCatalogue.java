package orrery.deploy.script;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import orrery.fabric.catalogue.ProcessCatalogue;

/** All runs of a process take their figures from the same rows: a run that adds some has the process for itself. */
final class SharedCatalogue {
    private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

    private SharedCatalogue() {}

    /** @param adds whether the work adds rows, which are gone afterwards */
    static <T> T during(boolean adds, Supplier<T> work) {
        var lock = adds ? LOCK.writeLock() : LOCK.readLock();
        lock.lock();
        try {
            return adds ? andBack(work) : work.get();
        } finally {
            lock.unlock();
        }
    }

    private static <T> T andBack(Supplier<T> work) {
        var before = ProcessCatalogue.file();
        try {
            return work.get();
        } finally {
            ProcessCatalogue.use(before);
        }
    }
}
