package orrery.deploy.sweep;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Has the run of a cell done. Called from several threads at once. */
public interface CellRunner {

    /** Whether runs are compared with one device. */
    boolean isVerified();

    /**
     * Runs a cell to its end and leaves its results, whole or not at all.
     *
     * @param folder that gets them; what lies there of an earlier run is replaced
     * @param share told now and then how much is done, from 0 to 1
     * @return what went wrong; empty where the folder is there
     */
    Optional<Failure> run(Cell cell, Path folder, DoubleConsumer share);

    /**
     * Why a cell has no results.
     *
     * @param kind as exit codes are called
     * @param message complete, perhaps of several lines
     */
    record Failure(String kind, String message) {}
}
