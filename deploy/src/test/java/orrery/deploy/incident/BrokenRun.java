package orrery.deploy.incident;

import java.util.List;
import java.util.stream.LongStream;
import orrery.deploy.report.Example;
import orrery.node.outcome.Incident;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.RequestOutcome.Answer;
import orrery.node.outcome.RequestOutcome.Ended;
import orrery.node.outcome.Verification;
import orrery.protocol.units.SimDuration;
import orrery.protocol.units.SimTime;

/**
 * A run small enough to work out by hand, in seconds: a GPU is lost at 10, noticed at 12, its copy serves again at 20.
 *
 * <pre>
 *   request 0   sent 0, tokens at 2, 4, 6         before
 *   request 1   sent 0, tokens at 4, 16, 22       across: ends after
 *   request 2   sent 11, tokens at 12, 15         during
 *   request 3   sent 21, tokens at 23, 24, 30     after
 *   request 4   sent 21, tokens at 25             never ends
 * </pre>
 */
public final class BrokenRun {
    private BrokenRun() {}

    public static Outcome outcome() {
        return with(List.of(gpuLost()), Example.outcome().verification());
    }

    public static Outcome with(List<Incident> incidents, Verification verification) {
        var usual = Example.outcome();
        return new Outcome(
                requests(),
                SimDuration.seconds(40),
                usual.traffic(),
                usual.busiest(),
                usual.devices(),
                usual.energy(),
                verification,
                List.of(),
                incidents,
                usual.fingerprint(),
                usual.effort());
    }

    public static Verification unverified() {
        return new Verification(0, 0, 0, 0, 0, List.of(), List.of());
    }

    /** The same in half the time, nothing broken. */
    public static Outcome baseline() {
        var usual = with(List.of(), unverified());
        return new Outcome(
                List.of(request(0, Ended.STOP, 0, 1, 2, 3), request(1, Ended.STOP, 0, 4, 8, 15)),
                SimDuration.seconds(15),
                usual.traffic(),
                usual.busiest(),
                usual.energy(),
                unverified(),
                usual.fingerprint(),
                usual.effort());
    }

    private static List<RequestOutcome> requests() {
        return List.of(
                request(0, Ended.LENGTH, 0, 2, 4, 6),
                request(1, Ended.STOP, 0, 4, 16, 22),
                request(2, Ended.STOP, 11, 12, 15),
                request(3, Ended.STOP, 21, 23, 24, 30),
                request(4, Ended.UNFINISHED, 21, 25));
    }

    static Incident gpuLost() {
        return new Incident(
                0,
                "gpu.lost",
                List.of("gpu3"),
                List.of("gpu2", "gpu3"),
                at(10),
                at(14),
                at(12),
                at(20),
                List.of(0),
                List.of(1, 2),
                2,
                40);
    }

    /** A link that came back by itself, hurting nobody. */
    static Incident flap() {
        return new Incident(
                1,
                "nvlink.flap",
                List.of("gpu1", "nvswitch2"),
                List.of(),
                at(5),
                at(6),
                null,
                null,
                List.of(),
                List.of(),
                0,
                0);
    }

    static SimTime at(long seconds) {
        return SimTime.ZERO.plus(SimDuration.seconds(seconds));
    }

    private static RequestOutcome request(int number, Ended ended, long sent, long... tokens) {
        return new RequestOutcome(
                number,
                0,
                "prompt",
                3,
                LongStream.of(tokens).mapToObj(_ -> 7 + number).toList(),
                "text",
                ended,
                at(sent),
                LongStream.of(tokens).mapToObj(BrokenRun::at).toList(),
                Answer.NOT_ASKED);
    }
}
