package orrery.fabric.actor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Batch;
import orrery.fabric.time.Sheaf;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Tensor;
import orrery.protocol.wire.FrameReader;
import orrery.protocol.wire.PeerMessage;
import orrery.protocol.wire.PeerMessage.FramePart;
import orrery.protocol.wire.PeerMessage.Received;
import orrery.protocol.wire.PeerMessage.Resend;
import orrery.protocol.wire.WireProblem;
import orrery.protocol.wire.WireSerializer;

class FrameExchangeTest {
    private static final long RUN = 5;
    private static final int MOST_STEPS = 1_000_000;
    private static final int REMOTING_FRAME_BYTES = 256 << 10;

    private record InFlight(int to, PeerMessage message) {}

    /** Several exchanges over one bad wire; what each took in is compared with what each was sent. */
    private static final class BadWire {
        private final SplittableRandom random;
        private final List<FrameExchange> ends;
        private final List<InFlight> inFlight = new ArrayList<>();
        private final int windows;
        private final List<List<List<ByteString>>> taken = new ArrayList<>();

        BadWire(long seed, int jvms, int windows) {
            this.random = new SplittableRandom(seed);
            this.windows = windows;
            ends = IntStream.range(0, jvms)
                    .mapToObj(self -> new FrameExchange(RUN, self, jvms))
                    .toList();
            ends.forEach(_ -> taken.add(new ArrayList<>()));
        }

        /** Of a length that says whose it is; now and then of many parts. */
        static ByteString frame(long window, int from, int to) {
            var bytes = new byte[window % 4 == 3 ? FrameExchange.PART_BYTES * from + to : 10];
            new SplittableRandom((window * 64 + from) * 64 + to).nextBytes(bytes);
            return ByteString.copyFrom(bytes);
        }

        void run() {
            ends.forEach(this::publish);
            for (var steps = 0; ends.stream().anyMatch(end -> end.window() < windows); steps++) {
                assertTrue(steps < MOST_STEPS, "no end in sight");
                if (inFlight.isEmpty() || random.nextInt(40) == 0) {
                    ends.forEach(end -> end.requests().forEach(this::put));
                }
                if (!inFlight.isEmpty()) {
                    step(inFlight.remove(random.nextInt(inFlight.size())));
                }
            }
        }

        private void publish(FrameExchange end) {
            for (var peer : end.peers()) {
                end.publish(peer, frame(end.window(), end.self(), peer)).forEach(part -> put(peer, part));
            }
        }

        private void put(int to, PeerMessage message) {
            for (var copies = random.nextInt(4); copies > 0; copies -= 2) {
                inFlight.add(new InFlight(to, message));
            }
        }

        private void step(InFlight flight) {
            var end = ends.get(flight.to);
            switch (flight.message) {
                case FramePart part -> end.receive(part).ifPresent(received -> put(part.sender(), received));
                case Received received -> end.credit(received).forEach(part -> put(received.receiver(), part));
                case Resend resend -> end.answer(resend).forEach(part -> put(resend.asker(), part));
            }
            if (end.window() < windows && end.complete()) {
                taken.get(end.self()).add(end.take());
                if (end.window() < windows) {
                    publish(end);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "7, 3", "1912, 4", "42, 4"})
    void everyFrameArrivesOverATransportThatLosesRepeatsAndReorders(long seed, int jvms) {
        var windows = 30;
        var wire = new BadWire(seed, jvms, windows);
        wire.run();
        for (var self = 0; self < jvms; self++) {
            for (var window = 0; window < windows; window++) {
                var expected = new ArrayList<ByteString>();
                for (var peer = 0; peer < jvms; peer++) {
                    if (peer != self) {
                        expected.add(BadWire.frame(window, peer, self));
                    }
                }
                assertEquals(expected, wire.taken.get(self).get(window), "seed " + seed + ", window " + window);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void aFrameOfAnyLengthNeverHasMorePartsUnderWayThanAQueueHolds(long seed) {
        var random = new SplittableRandom(seed);
        var here = new FrameExchange(RUN, 0, 2);
        var there = new FrameExchange(RUN, 1, 2);
        var frame = ByteString.copyFrom(new byte[FrameExchange.PART_BYTES * (200 + random.nextInt(200))]);
        var queue = new ArrayDeque<>(here.publish(1, frame));
        for (var dropped = 0; !there.complete(); ) {
            assertTrue(queue.size() <= LeavingFrame.MOST_UNDER_WAY, () -> "seed " + seed + ": " + queue.size());
            if (queue.isEmpty()) { // what was lost is asked for again
                there.requests().forEach((_, request) -> queue.addAll(here.answer(request)));
            } else if (random.nextInt(20) == 0 && dropped++ < 40) {
                queue.remove();
            } else {
                there.receive(queue.remove()).ifPresent(received -> queue.addAll(here.credit(received)));
            }
        }
        assertEquals(frame, there.take().getFirst());
    }

    @Test
    void aTensorOfTenMegabytesTravelsInPartsBelowTheRemotingFrame() {
        var values = new float[2_500_000];
        IntStream.range(0, values.length).forEach(i -> values[i] = i * 0.25f);
        var before = new Batch(3, 1);
        before.add(70, 9, new Arrival(1, 5, new Store(2, 3, 4, Tensor.of(values))));
        var outgoing = new Outgoing(2);
        var sheaf = new Sheaf();
        sheaf.add(before);
        outgoing.add(1, sheaf);
        var here = new FrameExchange(RUN, 0, 2);
        var there = new FrameExchange(RUN, 1, 2);
        var serializer = new WireSerializer();

        var parts = here.publish(1, outgoing.frame(1, 1_000, List.of()));
        for (var part : parts.reversed()) {
            var bytes = serializer.toBinary(part);
            assertTrue(bytes.length < REMOTING_FRAME_BYTES, () -> bytes.length + " bytes");
            there.receive((FramePart) serializer.fromBinary(bytes, serializer.manifest(part)));
        }

        assertTrue(there.complete());
        var frame = new FrameReader(there.take().getFirst());
        assertEquals(1_000, frame.promisePs());
        var after = Outgoing.batches(frame).iterator().next();
        assertEquals(before.arrival(0).digest(), after.arrival(0).digest());
        assertArrayEquals(values, ((Tensor) after.arrival(0).message().payload()).toArray());
        assertEquals(70, after.timePs(0));
        assertEquals(9, after.order(0));
        assertTrue(outgoing.frame(1, 0, List.of()).size() < 100, "a batch leaves once");
    }

    @Test
    void aRequestThatNamesOnePartAThousandTimesIsAnsweredOnce() {
        var exchange = new FrameExchange(RUN, 0, 2);
        exchange.publish(1, ByteString.copyFrom(new byte[2 * FrameExchange.PART_BYTES]));
        var greedy = IntStream.range(0, 1_000).mapToObj(_ -> 1).toList();
        assertEquals(1, exchange.answer(new Resend(RUN, 0, 1, greedy)).size());
        assertEquals(2, exchange.answer(new Resend(RUN, 0, 1, List.of())).size());
        assertEquals(0, exchange.answer(new Resend(RUN, 0, 1, List.of(-1, 2))).size());
    }

    @Test
    void partsThatDisagreeAboutTheirNumberAreRefused() {
        var exchange = new FrameExchange(RUN, 0, 2);
        exchange.receive(new FramePart(RUN, 0, 1, 0, 2, ByteString.EMPTY));
        assertThrows(WireProblem.class, () -> exchange.receive(new FramePart(RUN, 0, 1, 0, 3, ByteString.EMPTY)));
    }

    @Test
    void onlyTwoWindowsAreKept() {
        var exchange = new FrameExchange(RUN, 0, 2);
        for (var window = 0; window < 10; window++) {
            exchange.publish(1, ByteString.copyFromUtf8("frame " + window));
            exchange.receive(new FramePart(RUN, window, 1, 0, 1, ByteString.EMPTY));
            exchange.take();
        }
        assertEquals(1, exchange.answer(new Resend(RUN, 9, 1, List.of())).size());
        assertEquals(0, exchange.answer(new Resend(RUN, 8, 1, List.of())).size());
    }
}
