package orrery.deploy.topology;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.RouteLine;

/** One line of YAML for each thing, exact in its units. */
final class YamlText {
    private static final String[] TIMES = {"ps", "ns", "us", "ms", "s"};
    private static final String[] RATES = {"B/s", "kB/s", "MB/s", "GB/s", "TB/s"};

    private YamlText() {}

    static String medium(Medium medium) {
        return "{name: " + quoted(medium.name())
                + ", kind: " + Attributes.word(medium.kind())
                + ", bandwidth: " + exact(medium.bandwidth().bytesPerSecond(), RATES)
                + ", latency: " + exact(medium.latencyPs(), TIMES)
                + ", payload: " + medium.largestPayload().bytes() + " B"
                + ", header: " + medium.header().bytes() + " B"
                + ", optical: " + medium.optical() + "}";
    }

    static String chip(SwitchChip chip) {
        return "{name: " + quoted(chip.name())
                + ", kind: " + Attributes.word(chip.kind())
                + ", ports: " + chip.ports()
                + ", latency: " + exact(chip.latency().picos(), TIMES)
                + ", reduces: " + chip.reduces() + "}";
    }

    static String route(RouteLine route) {
        return "{at: " + quoted(route.at()) + ", to: " + quoted(route.destination()) + ", next: " + quoted(route.next())
                + "}";
    }

    /** In the largest unit that it is a whole number of. */
    private static String exact(long value, String... unitsByThousand) {
        int unit = 0;
        while (value != 0 && value % 1000 == 0 && unit < unitsByThousand.length - 1) {
            value /= 1000;
            unit++;
        }
        return value + " " + unitsByThousand[unit];
    }

    /** In quotes unless it is a plain word; JSON's escapes are YAML's too. */
    static String quoted(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9_./-]*") && !text.matches("(?i)true|false|yes|no|on|off|null|y|n")
                ? text
                : "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
