package orrery.deploy.launch;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import orrery.deploy.scenario.InputProblem;

/** Sizes of a reserve, as {@code --spares} spells them: {@code 2}, or {@code 0..8}. */
final class Reserves {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:\\.\\.(\\d{1,6}))?");

    private Reserves() {}

    /** @throws InputProblem where it is no such thing, one is above {@code most}, or there are more than {@code many} */
    static int[] read(String text, int most, int many) {
        var range = RANGE.matcher(text);
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (first <= last && last <= most && last - first < many) {
                return IntStream.rangeClosed(first, last).toArray();
            }
        }
        throw InputProblem.of(
                "--spares",
                "",
                "\"" + text + "\"",
                "a number up to " + most + ", or a range of at most " + many + " numbers",
                "for example 0..8");
    }
}
