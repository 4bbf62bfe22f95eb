package orrery.deploy.verification;

import java.nio.file.Path;
import orrery.deploy.scenario.InputFile;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;

/** What another program generated with the same weights, greedily; its prompt comes first. */
record SavedText(Path file, String text) {
    private static final int BYTES_MOST = 1_000_000;

    /** @throws InputProblem where it is missing, too large or not UTF-8 */
    static SavedText read(Path file) {
        var text = InputFile.read(file, Origin.of("--models"), "", BYTES_MOST);
        return new SavedText(file, text.text().stripTrailing());
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
