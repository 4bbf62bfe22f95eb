package orrery.deploy.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.result.Input;
import orrery.deploy.result.ResultFolder;
import orrery.deploy.result.Results;
import orrery.deploy.result.Stamp;
import orrery.fabric.catalogue.ProcessCatalogue;
import orrery.node.recording.Recording;

/** What a run leaves behind, from the moment at which it is known where. */
public final class Leaving implements AutoCloseable {
    private final Subject subject;
    private final List<Input> inputs;
    private final Optional<ResultFolder> folder;
    private Optional<Path> journal = Optional.empty();

    /**
     * Inputs are looked at before the run: somebody may edit them while it goes on.
     *
     * @param folder that is begun; empty where nothing is left
     */
    public Leaving(Optional<ResultFolder> folder, Subject subject) {
        this.folder = folder;
        this.subject = subject;
        this.inputs = folder.isEmpty() ? List.of() : subject.inputs();
        folder.ifPresent(into -> subject.loose().forEach(one -> one.leaveIn(into)));
    }

    /** How the run goes on record. */
    public RunOptions recorded(RunOptions options) {
        return folder.map(into -> options.recorded(into.recording())).orElse(options);
    }

    /** People had a hand in it. */
    public void typed(Path written) {
        journal = Optional.of(written);
    }

    /** @return where it lies; empty where nobody asked for it */
    public Optional<Path> leave(RunFindings findings, Experiment experiment, RunOptions how) {
        return folder.map(into -> {
            var recording = open(into.recording());
            var stamp = stamp(findings, how);
            new Results(findings.json(), findings.outcome(), stamp, experiment.topology(), recording, findings.told())
                    .writeTo(into);
            journal.ifPresent(file -> copy(file, into.file(Stamp.JOURNAL)));
            recording.remove();
            return into.publish();
        });
    }

    private static Recording open(Path folder) {
        try {
            return Recording.open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("what happened in the run cannot be read back: " + e, e);
        }
    }

    private Stamp stamp(RunFindings findings, RunOptions how) {
        return new Stamp(
                subject.asked(),
                Runtime.version().toString(),
                ProcessCatalogue.sha256(),
                inputs,
                journal.isPresent(),
                how.verified(),
                findings.outcome().fingerprint());
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + from + " cannot be copied: " + e, e);
        }
    }

    @Override
    public void close() {
        folder.ifPresent(ResultFolder::close);
    }
}
