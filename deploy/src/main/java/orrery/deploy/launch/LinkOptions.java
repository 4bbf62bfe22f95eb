package orrery.deploy.launch;

import orrery.deploy.collective.NetworkWords;
import orrery.deploy.collective.Sizes;
import orrery.deploy.scenario.InputProblem;
import orrery.node.trial.NetworkOptions;
import picocli.CommandLine.Option;

/** The options that say how links are run, and what goes wrong on them: few need one, so help names them at its end alone. */
final class LinkOptions {
    private static final int BURST_MOST = 65_536;

    @Option(
            names = "--routing",
            hidden = true,
            paramLabel = "HOW",
            defaultValue = "ecmp",
            description =
                    "ecmp or adaptive: how scale-out switches choose among equal ways (default: ${DEFAULT-VALUE}).")
    private String routing;

    @Option(
            names = "--flow-control",
            hidden = true,
            paramLabel = "HOW",
            defaultValue = "pfc",
            description = "pfc or none: pause the neighbour of a full switch, or drop (default: ${DEFAULT-VALUE}).")
    private String flowControl;

    @Option(
            names = "--congestion",
            hidden = true,
            paramLabel = "HOW",
            defaultValue = "dcqcn",
            description = "dcqcn or none: heed the marks of growing queues, or do not (default: ${DEFAULT-VALUE}).")
    private String congestion;

    @Option(
            names = "--recovery",
            hidden = true,
            paramLabel = "HOW",
            defaultValue = "selective",
            description = "go-back-N or selective: what is sent again after a loss (default: ${DEFAULT-VALUE}).")
    private String recovery;

    @Option(
            names = "--burst",
            hidden = true,
            paramLabel = "PACKETS",
            description = "Packets queued, marked, lost and sent again together, as one event (default: 64).")
    private Integer burst;

    @Option(
            names = "--buffer",
            hidden = true,
            paramLabel = "SIZE",
            description = "Packet memory of every scale-out switch, for example 4M (default: that of its chip).")
    private String buffer;

    @Option(
            names = "--corruption",
            hidden = true,
            paramLabel = "RATE",
            defaultValue = "0",
            description = "Probability that a scale-out wire damages a packet (default: ${DEFAULT-VALUE}).")
    private String corruption;

    @Option(
            names = "--nvlink-errors",
            hidden = true,
            paramLabel = "RATE",
            defaultValue = "0",
            description = "Probability that an NVLink damages a packet, and repeats it (default: ${DEFAULT-VALUE}).")
    private String nvlinkErrors;

    /** @throws InputProblem where a word or a number cannot be used */
    NetworkOptions network() {
        return new NetworkOptions(
                NetworkWords.paths("--routing", routing),
                NetworkWords.pauses("--flow-control", flowControl),
                NetworkWords.marks("--congestion", congestion),
                NetworkWords.recovery("--recovery", recovery),
                burst(),
                buffer(),
                rate("--corruption", corruption),
                rate("--nvlink-errors", nvlinkErrors));
    }

    private int burst() {
        if (burst == null) {
            return NetworkOptions.standard().burstPackets();
        }
        Whole.check("--burst", burst, BURST_MOST);
        return burst;
    }

    private long buffer() {
        if (buffer == null) {
            return 0;
        }
        var sizes = Sizes.parse("--buffer", buffer);
        if (sizes.size() != 1 || sizes.getFirst() == 0) {
            throw InputProblem.of("--buffer", "", "\"" + buffer + "\"", "one size above 0, for example 4M", "");
        }
        return sizes.getFirst();
    }

    private static double rate(String option, String text) {
        try {
            var rate = Double.parseDouble(text);
            if (rate >= 0 && rate < 1) {
                return rate;
            }
        } catch (NumberFormatException noNumber) {
            // As any other text that is no rate.
        }
        throw InputProblem.of(option, "", "\"" + text + "\"", "a number from 0 to below 1, for example 1e-6", "");
    }
}
