package orrery.deploy.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import orrery.deploy.report.Example;
import orrery.fabric.link.PortSeries;
import orrery.fabric.time.Span;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Incident;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.RequestOutcome.Answer;
import orrery.node.outcome.RequestOutcome.Ended;
import orrery.node.recording.Recording;
import orrery.protocol.units.SimTime;

/** Runs that never were, as large as one likes, with texts that nobody should trust. */
final class MadeUp {
    static final String HOSTILE = "</script><script>alert('1')</script> ]]> <b>& \"\u0000\u001b";

    private MadeUp() {}

    static Contents contents(Topology topology, Outcome outcome, Recording recording) {
        return new Contents(
                new Told(Example.scenario(), Optional.empty(), "nearest measured run: " + HOSTILE, ""),
                outcome,
                topology,
                recording,
                List.of(new Fact("scenario", HOSTILE), new Fact("seed", "1")));
    }

    /** Every port of every device sends all the time, and one device makes a thousand kernels. */
    static Recording recording(Topology topology, Path folder) throws IOException {
        var series = new ArrayList<PortSeries>();
        for (var device = 0; device < topology.devices(); device++) {
            var media = media(topology, device);
            for (var medium : media.distinct().toList()) {
                var sender = device;
                var ports = IntStream.range(0, topology.ports(device))
                        .filter(port -> topology.medium(sender, port).name().equals(medium))
                        .boxed()
                        .toList();
                var bytes = LongStream.range(0, 64)
                        .map(bucket -> 1_000L * (sender + 1) * (bucket + 1))
                        .toArray();
                series.add(new PortSeries(device, ports, medium, 1 << 20, bytes));
            }
        }
        var spans = new ArrayList<Span>();
        for (var kernel = 0; kernel < 1000; kernel++) {
            spans.add(Recorder.kernel(0, 100L * kernel, 100L * kernel + 80, HOSTILE + ", block " + kernel, 1));
        }
        spans.add(Recorder.step(0, 0, 100_000, 1));
        return Recorder.recording(folder, spans, series);
    }

    private static Stream<String> media(Topology topology, int device) {
        return IntStream.range(0, topology.ports(device))
                .mapToObj(port -> topology.medium(device, port).name());
    }

    static Outcome outcome(int requests, int tokens) {
        var example = Example.outcome();
        var struck = new Incident(
                0,
                "gpu-fail",
                List.of(HOSTILE, "gpu1"),
                List.of(),
                new SimTime(1_000_000),
                null,
                new SimTime(2_000_000),
                new SimTime(9_000_000),
                List.of(0),
                List.of(0, 1),
                3,
                4);
        return new Outcome(
                IntStream.range(0, requests)
                        .mapToObj(number -> request(number, tokens))
                        .toList(),
                example.end(),
                example.traffic(),
                example.busiest(),
                List.of(),
                example.energy(),
                Example.different(),
                List.of(),
                List.of(struck),
                "00c0ffee",
                example.effort());
    }

    private static RequestOutcome request(int number, int tokens) {
        return new RequestOutcome(
                number,
                0,
                HOSTILE,
                7,
                IntStream.range(0, tokens).boxed().toList(),
                HOSTILE.repeat(20),
                Ended.LENGTH,
                new SimTime(1000L * number),
                LongStream.range(0, tokens)
                        .mapToObj(token -> new SimTime(1_000_000 * (token + 1) + 1000L * number))
                        .toList(),
                Answer.NOT_ASKED);
    }
}
