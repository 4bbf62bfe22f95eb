package orrery.node.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A complete checkpoint, as its manifest tells.
 *
 * @param folder where it is
 * @param atPs virtual time of the border: everything earlier has happened, nothing of this time or later
 * @param achieved units of work done until then
 * @param places the files of states
 */
public record Checkpoint(Path folder, Stamp stamp, long atPs, long achieved, List<StateFile.Written> places) {
    static final String MANIFEST = "manifest";
    private static final String TITLE = "orrery checkpoint 2";

    /** In all files together. */
    public long bytes() {
        return places.stream().mapToLong(StateFile.Written::bytes).sum();
    }

    public int devices() {
        return places.stream().mapToInt(StateFile.Written::devices).sum();
    }

    void writeManifest() throws IOException {
        var lines = new ArrayList<>(List.of(
                TITLE,
                "likeness " + stamp.likeness(),
                "run " + stamp.run(),
                "epoch " + stamp.epoch(),
                "number " + stamp.number(),
                "at_ps " + atPs,
                "achieved " + achieved));
        places.forEach(place ->
                lines.add("place %s %d %s %d".formatted(place.name(), place.bytes(), place.sha256(), place.devices())));
        new Sealed(folder.resolve(MANIFEST), lines).write();
    }

    /** @throws RecoveryProblem where the manifest is damaged */
    public static Checkpoint read(Path folder) throws IOException {
        var manifest = Sealed.read(folder.resolve(MANIFEST), TITLE);
        var stamp = new Stamp(
                manifest.text("likeness"), manifest.text("run"), manifest.number("epoch"), manifest.number("number"));
        var places = manifest.all("place").stream()
                .map(line -> place(manifest, line.split(" ")))
                .toList();
        return new Checkpoint(folder, stamp, manifest.number("at_ps"), manifest.number("achieved"), places);
    }

    private static StateFile.Written place(Sealed manifest, String... words) {
        try {
            if (words.length == 4 && StateFile.isName(words[0])) {
                return new StateFile.Written(words[0], Long.parseLong(words[1]), words[2], Integer.parseInt(words[3]));
            }
        } catch (NumberFormatException e) {
            // As any other line that is none of ours.
        }
        throw Sealed.damaged(manifest.file(), "a place \"" + String.join(" ", words) + "\"");
    }

    /** @throws RecoveryProblem where a file of it is not there, or not what was written */
    public void verify() throws IOException {
        for (var place : places) {
            var file = folder.resolve(place.name());
            if (!Files.isRegularFile(file)) {
                throw new RecoveryProblem(file, "nothing", "allowed: a file of " + place.bytes() + " bytes");
            }
            if (Files.size(file) != place.bytes()) {
                throw Sealed.damaged(file, Files.size(file) + " bytes instead of " + place.bytes());
            }
            if (!Sha256.of(file).equals(place.sha256())) {
                throw Sealed.damaged(file, "other content than was written");
            }
        }
    }

    /**
     * The states of some devices, wherever they were when it was written, by place.
     *
     * @throws RecoveryProblem where a file is damaged
     */
    public List<PlaceStates> states(IntPredicate wanted) throws IOException {
        var states = new ArrayList<PlaceStates>();
        for (var place : places) {
            states.add(StateFile.read(folder.resolve(place.name()), stamp, wanted));
        }
        return states;
    }
}
