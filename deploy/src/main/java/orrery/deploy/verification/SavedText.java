package orrery.deploy.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import orrery.deploy.scenario.InputProblem;

/** What another program generated with the same weights, greedily; its prompt comes first. */
record SavedText(Path file, String text) {

    static SavedText read(Path file) {
        try {
            return new SavedText(file, Files.readString(file).stripTrailing());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * What follows a prompt, without the blanks between.
     *
     * @throws InputProblem where it does not begin so
     */
    String after(String prompt) {
        if (!text.startsWith(prompt)) {
            throw InputProblem.of(file.toString(), "", "another beginning", "\"" + prompt + "\"", "");
        }
        return text.substring(prompt.length()).strip();
    }
}
