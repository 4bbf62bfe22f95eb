package orrery.deploy.topology;

import java.util.regex.Pattern;
import orrery.deploy.scenario.Origin;
import orrery.deploy.scenario.SourceText;

/** Places in a file as the text that a blueprint carries, {@code file.yaml:12:5}, and back. */
final class Places {
    private static final Pattern SPOT = Pattern.compile(".*:(\\d{1,9}):(\\d{1,9})");

    private Places() {}

    static String text(Origin origin) {
        return origin.where() + ":" + origin.line() + ":" + origin.column();
    }

    static Origin origin(String place, SourceText source) {
        var spot = SPOT.matcher(place);
        return spot.matches()
                ? source.at(Integer.parseInt(spot.group(1)), Integer.parseInt(spot.group(2)), 1)
                : source.whole();
    }
}
