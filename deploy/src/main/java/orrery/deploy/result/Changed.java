package orrery.deploy.result;

import java.nio.file.Files;
import java.nio.file.Path;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.ProcessCatalogue;

/** Whether the inputs of a stamp are still what they were. */
public final class Changed {
    private Changed() {}

    /**
     * @param written names the stamp, for messages
     * @throws InputProblem naming the first input that is not there any more, or not as it was
     */
    public static void refuse(String written, Stamp stamp) {
        stamp.inputs().forEach(input -> refuse(written, input));
        if (!stamp.catalogue().equals(ProcessCatalogue.sha256())) {
            throw InputProblem.of(
                    written,
                    "catalogue_sha256",
                    "rows of the catalogue other than those in use",
                    "the same rows",
                    "name the file that it ran with: orrery --catalogue FILE reproduce");
        }
    }

    private static void refuse(String written, Input before) {
        var file = Path.of(before.path());
        if (!Files.isRegularFile(file)) {
            throw InputProblem.of(
                    written,
                    "inputs",
                    "the " + before.what() + " " + file + ", which is gone",
                    "the file as it was",
                    "");
        }
        if (!Input.of(before.what(), file).equals(before)) {
            throw InputProblem.of(
                    written,
                    "inputs",
                    "the " + before.what() + " " + file + ", which was changed since",
                    "the file as it was, with SHA-256 " + before.sha256(),
                    "undo what was changed in it");
        }
    }
}
