package orrery.node.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Note;
import orrery.fabric.time.Outbox;
import orrery.fabric.time.Shell;
import orrery.node.emulation.Findings;
import orrery.node.host.EmulationMaker;
import orrery.node.host.EmulationMaker.Hosted;
import orrery.node.host.HostFailure;
import orrery.node.job.JobFindings;

/** What may go wrong while a run is under way, on members with devices that make it go wrong. */
@Timeout(600)
class HardshipTest {

    /** Does nothing, or what it was made for. */
    private record Doing(int number, Runnable deed) implements Device {
        @Override
        public void on(long nowPs, Event event, Outbox out) {
            deed.run();
        }
    }

    private static EmulationMaker devices(Runnable deedOfDevice3, Findings found) {
        return (_, topology, placement, jvm) -> {
            var shells = IntStream.of(placement.devices(jvm))
                    .mapToObj(number -> new Shell(
                            new Doing(number, number == 3 ? deedOfDevice3 : () -> {}), Ports.peers(topology, number)))
                    .toList();
            return new Hosted(shells, () -> new JobFindings.OfRun(found));
        };
    }

    private static Findings notes(int count) {
        var notes = IntStream.range(0, count)
                .mapToObj(i -> new Note(i, 0, i, "something happened that takes a few words to tell"))
                .toList();
        return new Findings(List.of(), List.of(), null, List.of(), List.of(), notes);
    }

    @Test
    void aDeviceThatBreaksIsNamed() {
        var maker = devices(
                () -> {
                    throw new IllegalStateException("credit below zero");
                },
                notes(0));

        var ending = assertInstanceOf(Ending.HostFailed.class, Runs.here(Runs.scenario(), 1, maker));

        var broke = assertInstanceOf(HostFailure.DeviceBroke.class, ending.failure());
        assertEquals("gpu3", broke.device().replaceAll(".*/", ""));
        assertTrue(broke.cause().contains("credit below zero"), broke.cause());
        assertTrue(broke.trace().contains("HardshipTest"), broke.trace());
    }

    @Test
    void aFullHeapEndsTheRunAndIsCalledByItsName() {
        var maker = devices(
                () -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                notes(0));

        var ending = assertInstanceOf(Ending.HostFailed.class, Runs.here(Runs.scenario(), 1, maker));

        assertEquals(new HostFailure.OutOfMemory("Java heap space"), ending.failure());
    }

    @Test
    void findingsLargerThanARemotingFrameAreHandedOver() {
        var found = notes(40_000);

        try (var member = Runs.founder(devices(() -> {}, found))) {
            var done = assertInstanceOf(Ending.Done.class, Runs.on(Runs.scenario(), 1, member.endpoint()));

            assertEquals(List.of(new JobFindings.OfRun(found)), done.findings());
        }
    }

    @Test
    void aSecondConsoleIsToldThatTheHostIsBusyAndComesInWhenTheFirstIsGone() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var maker = devices(() -> waitFor(begun, goOn), notes(1));
        try (var member = Runs.founder(maker)) {
            try (var first = Runs.joining(1, member.endpoint())) {
                var ending = first.begin(Runs.job(Runs.scenario()), _ -> {});
                begun.await();

                var second = assertInstanceOf(Ending.HostFailed.class, Runs.on(Runs.scenario(), 1, member.endpoint()));

                var busy = assertInstanceOf(HostFailure.Busy.class, second.failure());
                assertTrue(busy.console().contains(first.endpoint().toString()), busy.console());
                assertEquals(member.endpoint().toString(), second.member());
                goOn.countDown();
                assertInstanceOf(Ending.Done.class, ending.join());
            }
            assertInstanceOf(Ending.Done.class, Runs.on(Runs.scenario(), 1, member.endpoint()));
        }
    }

    private static void waitFor(CountDownLatch begun, CountDownLatch goOn) {
        begun.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aMemberThatLeavesDuringARunEndsItByName() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var member = Runs.founder(devices(() -> waitFor(begun, goOn), notes(1)));
                var runs = Runs.joining(1, member.endpoint())) {
            var ending = runs.begin(Runs.job(Runs.scenario()), _ -> {});
            begun.await();

            Thread.ofVirtual().start(member::close);

            var lost = assertInstanceOf(Ending.Lost.class, ending.join());
            goOn.countDown();
            assertEquals(member.endpoint().toString(), lost.member());
            assertTrue(lost.doing().contains(" its 16 devices"), lost.doing());
            assertEquals(lost, runs.run(Runs.job(Runs.scenario()), _ -> {}), "and every job after it");
        }
    }
}
