package orrery.deploy.validation.inference;

import orrery.deploy.scenario.InputProblem;

/** A table of errors of inference as CSV, shares with four decimals. */
public final class InferenceCsv {
    private InferenceCsv() {}

    public static String of(InferenceErrorTable table) {
        return InferenceErrorLine.FORM.csv(
                table.lines().stream().map(InferenceErrorLine::group).toList());
    }

    /**
     * @param name of the file, for messages
     * @throws InputProblem naming the file where it is no such table
     */
    public static InferenceErrorTable read(String name, String csv) {
        return new InferenceErrorTable(InferenceErrorLine.FORM.read(name, csv).stream()
                .map(InferenceErrorLine::of)
                .toList());
    }
}
