package orrery.deploy.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orrery.deploy.live.Asked;
import orrery.deploy.result.Input;
import orrery.deploy.result.Inputs;
import orrery.deploy.result.ResultFolder;
import orrery.deploy.result.Results;
import orrery.deploy.result.Stamp;
import orrery.deploy.scenario.ScenarioFile;
import orrery.fabric.catalogue.ProcessCatalogue;
import orrery.node.recording.Recording;

/** What a run leaves behind, from the moment at which it is known where. */
final class Leaving implements AutoCloseable {
    private final List<Input> inputs;
    private final Optional<ResultFolder> folder;
    private Optional<Path> journal = Optional.empty();

    /**
     * Inputs are looked at before the run: somebody may edit them while it goes on.
     *
     * @param scenario as it was named
     */
    Leaving(Surroundings around, ResultOptions options, String scenario, ScenarioFile file) {
        this(options.begin(file.scenario().name(), around), scenario, file);
    }

    /** @param folder that is begun; empty where nothing is left */
    Leaving(Optional<ResultFolder> folder, String scenario, ScenarioFile file) {
        this.folder = folder;
        this.inputs = folder.isEmpty()
                ? List.of()
                : Inputs.of(scenario, file.topology(), file.scenario().model());
    }

    /** How the run goes on record. */
    RunOptions recorded(RunOptions options) {
        return folder.map(into -> options.recorded(into.recording())).orElse(options);
    }

    /** People had a hand in it. */
    void typed(Path written) {
        journal = Optional.of(written);
    }

    /** @return where it lies; empty where nobody asked for it */
    Optional<Path> leave(RunFindings findings, Asked asked, Experiment experiment, RunOptions how) {
        return folder.map(into -> {
            var recording = open(into.recording());
            var stamp = stamp(findings, asked, how);
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

    private Stamp stamp(RunFindings findings, Asked asked, RunOptions how) {
        return new Stamp(
                asked,
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
