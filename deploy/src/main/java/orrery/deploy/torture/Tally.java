package orrery.deploy.torture;

import java.util.List;
import java.util.stream.Collectors;
import orrery.deploy.torture.Trial.Ending;

/**
 * Trials of one fault.
 *
 * @param jvms how many JVMs the clusters had, each number once, ascending
 * @param recoveries seconds of those in which the run had to be taken up, ascending
 */
public record Tally(Fault fault, int trials, int clean, int missed, int found, String jvms, List<Double> recoveries) {

    /** Of faults that were tried, in the order in which they are listed. */
    public static List<Tally> of(List<Trial> trials) {
        return java.util.Arrays.stream(Fault.values())
                .map(fault -> of(
                        fault,
                        trials.stream().filter(trial -> trial.fault() == fault).toList()))
                .filter(tally -> tally.trials() > 0)
                .toList();
    }

    private static Tally of(Fault fault, List<Trial> trials) {
        var recoveries = trials.stream()
                .map(Trial::recoverySeconds)
                .filter(seconds -> !seconds.isNaN())
                .sorted()
                .toList();
        return new Tally(
                fault,
                trials.size(),
                count(trials, Ending.CLEAN),
                count(trials, Ending.MISSED),
                count(trials, Ending.FOUND),
                jvms(trials),
                recoveries);
    }

    private static String jvms(List<Trial> trials) {
        return trials.stream()
                .map(Trial::jvms)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static int count(List<Trial> trials, Ending ending) {
        return (int) trials.stream().filter(trial -> trial.ending() == ending).count();
    }

    /** Seconds; the upper one of two in the middle; not a number where there is none. */
    public double median() {
        return recoveries.isEmpty() ? Double.NaN : recoveries.get(recoveries.size() / 2);
    }

    /** Seconds; not a number where there is none. */
    public double max() {
        return recoveries.isEmpty() ? Double.NaN : recoveries.getLast();
    }
}
