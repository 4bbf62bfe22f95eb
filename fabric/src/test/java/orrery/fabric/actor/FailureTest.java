package orrery.fabric.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.time.Shell;
import orrery.protocol.link.NvlinkMessage.Fetch;
import orrery.protocol.wire.FrameWriter;
import orrery.protocol.wire.PeerMessage;
import orrery.protocol.wire.PeerMessage.FramePart;
import orrery.protocol.wire.PeerMessage.Resend;
import orrery.protocol.wire.WireProblem;

class FailureTest {
    private static final long LATENCY_PS = 100;
    private static final Duration SHORT = Duration.ofMillis(300);

    /** A device that does one thing when the run starts. */
    private record Once(int number, Act act) implements Device {
        interface Act {
            void at(long nowPs, Outbox out);
        }

        @Override
        public void on(long nowPs, Event event, Outbox out) {
            if (event == Alarm.START) {
                act.at(nowPs, out);
            }
        }
    }

    private static Part alone(Once.Act act) {
        var shells = List.of(
                new Shell(new Once(0, act), new int[] {1}), new Shell(new Once(1, (_, _) -> {}), new int[] {0}));
        return new Part(1, 0, 1, new int[2], shells, LATENCY_PS, new long[] {Long.MAX_VALUE, Long.MAX_VALUE}, SHORT);
    }

    /** Two Conductors with a device each. */
    private static List<Part> pair(Once.Act act) {
        return Stream.of(0, 1)
                .map(self -> new Part(
                        1,
                        self,
                        2,
                        new int[] {0, 1},
                        List.of(new Shell(new Once(self, act), new int[] {1 - self})),
                        Long.MAX_VALUE,
                        new long[] {LATENCY_PS, LATENCY_PS},
                        SHORT))
                .toList();
    }

    @Test
    void aDeviceThatThrowsIsNamedWithItsCause() {
        var end = Gathering.run(List.of(alone((_, _) -> {
            throw new ArithmeticException("worn out");
        })));
        var broken = assertInstanceOf(Status.Broken.class, end.getFirst());
        assertEquals("device-0", broken.device());
        assertEquals("worn out", broken.cause().getMessage());
    }

    @Test
    void aDeviceThatNeverComesBackStallsTheRunEvenOnTheOnlyThread() {
        var end = new CountDownLatch(1);
        var system = Gathering.system(1);
        try {
            var hanging = alone((_, _) -> await(end));
            var status = Gathering.run(system, List.of(hanging), Gathering.Channel::faithful)
                    .getFirst();
            var stalled = assertInstanceOf(Status.Stalled.class, status);
            var awaited = assertInstanceOf(Status.Awaited.Devices.class, stalled.awaited());
            assertEquals(0, awaited.atWork().getFirst());
        } finally {
            end.countDown();
            Gathering.stop(system);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aDeviceThatSendsFasterThanItsLinkIsNamed() {
        var part = alone((nowPs, out) -> {
            out.send(0, nowPs + LATENCY_PS - 1, new Arrival(0, 0, new Fetch(0, 0, 0)));
        });
        var broken = assertInstanceOf(
                Status.Broken.class, Gathering.run(List.of(part)).getFirst());
        assertEquals("device-0", broken.device());
        assertTrue(
                broken.cause().getMessage().contains("sooner than any link allows"),
                broken.cause().getMessage());
    }

    @Test
    void aPeerThatFallsSilentStallsTheRunNamingIt() {
        Gathering.Channel deaf = _ -> Behaviors.ignore();
        var stalled = assertInstanceOf(
                Status.Stalled.class, Gathering.run(pair((_, _) -> {}), deaf, 2).getFirst());
        assertEquals(new Status.Awaited.Frames(List.of(1 - stalled.jvm())), stalled.awaited());
    }

    static Stream<UnaryOperator<FramePart>> forgeries() {
        return Stream.of(
                part -> new FramePart(part.run(), part.window() + 2, part.sender(), 0, 1, part.content()),
                part -> new FramePart(part.run(), part.window(), 7, 0, 1, part.content()),
                part -> new FramePart(part.run(), part.window(), -1, 0, 1, part.content()),
                part -> new FramePart(part.run(), part.window(), part.sender(), 0, 1 << 30, part.content()),
                part -> new FramePart(part.run(), part.window(), part.sender(), 0, 0, part.content()),
                part -> new FramePart(part.run(), part.window(), part.sender(), -1, 1, part.content()),
                part -> with(part, ByteString.copyFromUtf8("no frame")),
                part -> with(part, frameFor(1_000_000, 1_000_000)),
                part -> with(part, frameFor(-1, 1_000_000)),
                part -> with(part, frameFor(part.sender(), 1_000_000)),
                part -> with(part, frameFor(1 - part.sender(), 0)));
    }

    private static FramePart with(FramePart part, ByteString content) {
        return new FramePart(part.run(), part.window(), part.sender(), 0, 1, content);
    }

    private static ByteString frameFor(int device, long atPs) {
        var writer = new FrameWriter(1_000_000, List.of());
        writer.add(device, 0, atPs, 0, 0, new Fetch(0, 0, 0));
        return writer.bytes();
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aForgedFrameBreaksTheRunAndSaysSo(UnaryOperator<FramePart> forge) {
        Gathering.Channel forging = conductor -> Behaviors.receiveMessage(message -> {
            conductor.tell(message instanceof FramePart part ? forge.apply(part) : message);
            return Behaviors.same();
        });
        var broken = assertInstanceOf(
                Status.Broken.class,
                Gathering.run(pair((_, _) -> {}), forging, 2).getFirst());
        assertEquals("a peer", broken.device());
        assertInstanceOf(WireProblem.class, broken.cause());
    }

    @Test
    void strangeRequestsAndPartsOfOtherRunsAreIgnored() {
        Gathering.Channel noisy = conductor -> Behaviors.setup(_ -> {
            noise().forEach(conductor::tell);
            return Behaviors.receiveMessage(message -> {
                noise().forEach(conductor::tell);
                conductor.tell(message);
                return Behaviors.same();
            });
        });
        for (var end : Gathering.run(pair((_, _) -> {}), noisy, 2)) {
            assertInstanceOf(Status.Finished.class, end);
        }
    }

    /** Some of it comes before the run began. */
    private static List<PeerMessage> noise() {
        return List.of(
                new Resend(1, 0, 9, List.of()),
                new Resend(1, 0, -1, List.of(1)),
                new Resend(1, 1L << 50, 1, List.of()),
                new Resend(1, 0, 0, List.of(-1, 1 << 30)),
                new Resend(2, 0, 1, List.of()),
                new FramePart(2, 0, 5, 9, 3, ByteString.EMPTY));
    }
}
