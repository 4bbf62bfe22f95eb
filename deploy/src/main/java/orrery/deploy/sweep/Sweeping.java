package orrery.deploy.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import orrery.deploy.sweep.Ended.Failed;
import orrery.deploy.sweep.Ended.Waiting;

/** Has all cells of a question run, several at once; one that fails does not stop the others. */
public final class Sweeping {
    private final Question question;
    private final SweepFolder folder;
    private final CellRunner runner;
    private final SweepProgress progress;
    private final List<Cell> cells;
    private final List<Ended> ended; // of the cells; guarded by this

    public Sweeping(Question question, SweepFolder folder, CellRunner runner, SweepProgress progress) {
        this.question = question;
        this.folder = folder;
        this.runner = runner;
        this.progress = progress;
        this.cells = question.cells();
        this.ended = new ArrayList<>(Collections.nCopies(cells.size(), new Waiting()));
    }

    /**
     * The same on any number at once, and whatever lay there from before.
     *
     * @param atOnce runs that share the machine
     */
    public Findings findings(int atOnce) {
        progress.begins(cells.size());
        folder.note(now());
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            try {
                var begun = new ArrayList<Future<?>>();
                for (var number = 0; number < cells.size(); number++) {
                    var cell = number;
                    begun.add(threads.submit(() -> cell(cell)));
                }
                begun.forEach(Sweeping::await);
            } finally {
                threads.shutdownNow();
            }
        }
        return now();
    }

    private void cell(int number) {
        var cell = cells.get(number);
        var target = folder.cell(cell);
        if (Done.is(target, question.scenario(), cell, runner.isVerified())) {
            note(number, folder.results(cell));
            progress.kept(question, cell);
            return;
        }
        progress.began(cell);
        var failure = runner.run(cell, target, share -> progress.reached(cell, share));
        var how = failure.<Ended>map(Failed::new).orElseGet(() -> folder.results(cell));
        note(number, how);
        progress.ended(question, cell, how);
    }

    private synchronized void note(int number, Ended how) {
        ended.set(number, how);
        folder.note(now());
    }

    private synchronized Findings now() {
        var findings = new ArrayList<Finding>();
        for (var number = 0; number < cells.size(); number++) {
            findings.add(new Finding(number + 1, cells.get(number), ended.get(number)));
        }
        return new Findings(question, findings);
    }

    private static void await(Future<?> cell) {
        try {
            cell.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while cells ran", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }
}
