package orrery.deploy.validation.failure;

import java.util.List;
import orrery.fabric.catalogue.Failure;
import orrery.fabric.catalogue.Failure.Counted;
import orrery.fabric.catalogue.Reliability;
import orrery.node.availability.Campaign;
import orrery.node.availability.Fleet;
import orrery.node.availability.Outcome;
import orrery.node.availability.Policy;
import orrery.node.availability.Redundancy;
import orrery.node.availability.Span;
import orrery.node.availability.Terms;

/** What the model says to the questions that rows answer. */
final class Modelled {
    private static final double MINUTES = 60;
    private static final double DAY = 24;
    private static final double MONTH = 730;
    private static final int TRIALS = 20;
    private static final long SEED = 1;

    private final Reliability reliability;
    private final List<Failure> ofGpus;

    Modelled(Reliability reliability) {
        this.reliability = reliability;
        this.ofGpus = reliability.failures().stream()
                .filter(failure -> failure.counted() == Counted.GPU)
                .toList();
    }

    /** Failures of any kind in an hour of one GPU. */
    private double perGpuHour() {
        return ofGpus.stream().mapToDouble(Failure::perHour).sum();
    }

    /** Hours between failures of so many GPUs. */
    double hoursBetween(int gpus) {
        return 1 / (perGpuHour() * gpus);
    }

    double minutesBetween(int gpus) {
        return hoursBetween(gpus) * MINUTES;
    }

    double gpuHoursBetween() {
        return 1 / perGpuHour();
    }

    double gpuDaysBetween() {
        return gpuHoursBetween() / DAY;
    }

    /** Failures of a thousand servers of eight GPUs in a day. */
    double perThousandServerDays() {
        return perGpuHour() * server() * DAY * 1000;
    }

    private int server() {
        return reliability.tray("h100-sxm");
    }

    /** Percent of links with a pluggable module at both ends of which one fails in a month of 730 hours. */
    double percentOfLinksPerMonth() {
        return reliability.failures().stream()
                .filter(failure -> failure.counted() == Counted.TRANSCEIVER)
                .mapToDouble(failure -> 2 * failure.perHour() * MONTH * 100)
                .sum();
    }

    /** From a failure that ends processes to serving, where a spare is there, mean over kinds. */
    double minutesToRecover() {
        double rates = 0;
        double sum = 0;
        for (var failure : ofGpus) {
            if (!failure.noticed().name().equals("audit")) {
                rates += failure.perHour();
                sum += failure.perHour() * failure.noticed().seconds().value();
            }
        }
        return (sum / rates + reliability.recovery("restart").seconds().value()) / MINUTES;
    }

    /** Percent of the time that one job on all GPUs runs, with a reserve that is never empty. */
    double percentOfTimeRunning(int gpus, double days) {
        int servers = Math.ceilDiv(gpus, server());
        var fleet = Fleet.ofServers(servers, server(), servers);
        var terms = new Terms(Policy.FAIL_STOP, false, Redundancy.NONE, servers);
        try {
            var outcomes = new Campaign(fleet, reliability, new Span(days, 1), TRIALS, SEED)
                    .under(List.of(terms), 1, _ -> {})
                    .getFirst()
                    .outcomes();
            return 100 * outcomes.stream().mapToDouble(Outcome::full).sum() / TRIALS;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
