package orrery.fabric.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.time.PlainLoop;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.FlowControl;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Tensor;

/** What a neighbour hears of one queue, whatever comes in by its port and wherever that goes. */
class StopAndGoTest {
    private static final int GPUS = 4;
    private static final int MESSAGES = 200;
    private static final long LARGEST_BYTES = 1 << 20;
    private static final long LATENCY_PS = 100_000;
    /** Half of what the ports can carry. */
    private static final long INTERVAL_PS = 3_000_000;

    private final Topology topology = Topologies.oneDomain(GPUS, 1);

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    /** Else a Go that comes before its Stop leaves the neighbour waiting for ever. */
    @ParameterizedTest
    @MethodSource("seeds")
    void areHeardByTurnsAndAGoIsTheLast(long seed) {
        var crossing = new Crossing(new Random(seed));
        var neighbours = IntStream.range(0, GPUS).mapToObj(Neighbour::new).toList();
        new PlainLoop(wired(crossing, neighbours)).run();

        assertTrue(crossing.ports.stops() > 0, "seed " + seed);
        assertEquals(List.of(), crossing.ports.held(), "seed " + seed);
        for (var neighbour : neighbours) {
            var turns = Collections.nCopies(
                    neighbour.heard.size() / 2, List.of(new FlowControl.Stop(1), new FlowControl.Go(1)));
            assertEquals(turns.stream().flatMap(List::stream).toList(), neighbour.heard, "seed " + seed);
        }
    }

    private List<PlainLoop.Wired> wired(Crossing crossing, List<Neighbour> neighbours) {
        return IntStream.range(0, topology.devices())
                .mapToObj(number -> number == crossing.number() ? crossing : neighbours.get(number))
                .map(device -> new PlainLoop.Wired(device, Ports.peers(topology, device.number())))
                .toList();
    }

    /** Passes on one message after another at random times, by random ports, from neighbours that heed no Stop. */
    private final class Crossing implements Device {
        private final Ports ports = new Ports(topology, number());
        private final Random random;

        Crossing(Random random) {
            this.random = random;
        }

        @Override
        public int number() {
            return GPUS;
        }

        @Override
        public void on(long nowPs, Event event, Outbox out) {
            if (ports.on(nowPs, event, out)) {
                return;
            }
            if (event.equals(Alarm.START)) {
                random.longs(MESSAGES, 1, MESSAGES * INTERVAL_PS).forEach(atPs -> out.wakeAt(atPs, new Alarm(atPs)));
            } else {
                var input = random.nextInt(GPUS);
                var output = (input + 1 + random.nextInt(GPUS - 1)) % GPUS;
                ports.forward(nowPs, input, nowPs + LATENCY_PS, output, 0, message(input, output), out);
            }
        }

        private LinkMessage message(int input, int output) {
            var bytes =
                    random.nextBoolean() ? 1 + random.nextLong(LARGEST_BYTES) : 1 + random.nextLong(LARGEST_BYTES / 64);
            return new Store(input, output, 0, Tensor.charged(new float[0], bytes));
        }
    }

    private record Neighbour(int number, List<LinkMessage> heard) implements Device {
        Neighbour(int number) {
            this(number, new ArrayList<>());
        }

        @Override
        public void on(long nowPs, Event event, Outbox out) {
            if (event instanceof Arrival(var _, var _, FlowControl news)) {
                heard.add(news);
            }
        }
    }
}
