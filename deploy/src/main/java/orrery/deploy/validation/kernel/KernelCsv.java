package orrery.deploy.validation.kernel;

import orrery.deploy.scenario.InputProblem;

/** A table of errors of kernels as CSV, shares with four decimals. */
public final class KernelCsv {
    private KernelCsv() {}

    public static String of(KernelErrorTable table) {
        return KernelErrorLine.FORM.csv(
                table.lines().stream().map(KernelErrorLine::group).toList());
    }

    /**
     * @param name of the file, for messages
     * @throws InputProblem naming the file where it is no such table
     */
    public static KernelErrorTable read(String name, String csv) {
        return new KernelErrorTable(KernelErrorLine.FORM.read(name, csv).stream()
                .map(KernelErrorLine::of)
                .toList());
    }
}
