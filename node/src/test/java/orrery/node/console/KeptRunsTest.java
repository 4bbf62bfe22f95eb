package orrery.node.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.fabric.time.Shell;
import orrery.node.host.EmulationMaker;
import orrery.node.host.JobForm;
import orrery.node.outcome.Outcome;
import orrery.node.recording.Recording;
import orrery.node.recovery.Keeping;
import orrery.node.recovery.OnLoss;
import orrery.node.recovery.RecoveryEvent;
import orrery.node.recovery.RecoveryEvent.CheckpointWritten;
import orrery.node.recovery.RecoveryEvent.HostLost;
import orrery.node.recovery.RecoveryEvent.TakenUp;
import orrery.node.recovery.RunFolder;
import orrery.node.recovery.States;
import orrery.node.scenario.Load;
import orrery.node.scenario.Scenario;

/** Whatever ends a run before its time, and wherever it is taken up, it comes to what it would have come to. */
@Timeout(600)
class KeptRunsTest {
    private static final Duration OFTEN = Duration.ofMillis(1);

    private static Outcome unbroken;

    @TempDir
    private static Path unbrokenRecord;

    @TempDir
    private Path root;

    @TempDir
    private Path record;

    private final List<RecoveryEvent> events = new CopyOnWriteArrayList<>();

    /** Long enough for a few checkpoints. */
    private static Scenario scenario() {
        var small = Runs.scenario();
        var prompts = Stream.generate(small.load().prompts()::stream)
                .limit(3)
                .flatMap(each -> each)
                .toList();
        return new Scenario(
                small.name(),
                small.topology(),
                small.model(),
                small.plan(),
                new Load(prompts, 80, 64),
                small.sampling(),
                small.seed());
    }

    @BeforeAll
    static void runUnbroken() {
        try (var runs = LiveRuns.here(2, EmulationMaker.REAL)) {
            var ending = runs.begin(Runs.job(scenario()), _ -> {}, Optional.empty(), Optional.of(unbrokenRecord))
                    .join();
            unbroken = Runs.outcome(scenario(), ending);
        }
    }

    /** Nothing is missing, nothing is there twice. */
    private void assertRecordedAsUnbroken() throws IOException {
        var pieces = Recording.open(record);
        var whole = Recording.open(unbrokenRecord);
        try (var spans = pieces.spans();
                var wanted = whole.spans()) {
            assertIterableEquals(wanted.toList(), spans.toList());
        }
        assertEquals(0, pieces.beginsPs());
        assertEquals(whole.series(), pieces.series());
    }

    private RunFolder folder() throws IOException {
        return RunFolder.create(root.resolve("run"), Set.of(), JobForm.write(Runs.job(scenario())), List.of());
    }

    private Optional<Keeping> keeping(RunFolder folder, OnLoss onLoss, Consumer<CheckpointWritten> onCheckpoint) {
        return Optional.of(new Keeping(folder, OFTEN, onLoss, true, event -> {
            events.add(event);
            if (event instanceof CheckpointWritten written) {
                onCheckpoint.accept(written);
            }
        }));
    }

    private <T extends RecoveryEvent> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void checkpointsChangeNothing() throws IOException {
        try (var folder = folder();
                var runs = LiveRuns.here(1, EmulationMaker.REAL)) {
            var ending = runs.begin(Runs.job(scenario()), _ -> {}, keeping(folder, OnLoss.TAKE_OVER, _ -> {}))
                    .join();

            assertEquals(unbroken, Runs.outcome(scenario(), ending));
            assertTrue(events(CheckpointWritten.class).size() >= 2, events::toString);
        }
    }

    @Test
    void aRunOfWhichOneOfTwoHostsIsLostGoesOnWithTheOther() throws IOException {
        try (var first = Runs.founder(EmulationMaker.REAL);
                var second = Runs.joining(first, EmulationMaker.REAL);
                var folder = folder();
                var runs = Runs.joining(2, first.endpoint())) {
            var member = second.endpoint().toString();
            var keeping = keeping(folder, OnLoss.TAKE_OVER, written -> {
                if (written.number() == 2) {
                    runs.lost(member, "it was said to be");
                }
            });

            var ending = runs.begin(Runs.job(scenario()), _ -> {}, keeping, Optional.of(record))
                    .join();

            assertEquals(unbroken, Runs.outcome(scenario(), ending));
            assertRecordedAsUnbroken();
            assertEquals(1, ((Ending.Done) ending).recoveries(), events::toString);
            assertEquals(member, events(HostLost.class).getFirst().member());
            var taken = events(TakenUp.class).getFirst();
            assertTrue(taken.number() >= 2 && taken.hosts() == 1 && taken.epoch() == 2, taken::toString);
        }
    }

    @Test
    void aRunWhoseConsoleEndedIsTakenUpOnAnotherNumberOfHosts() throws IOException {
        try (var folder = folder();
                var runs = LiveRuns.here(1, EmulationMaker.REAL)) {
            var keeping = keeping(folder, OnLoss.TAKE_OVER, written -> {
                if (written.number() == 3) {
                    Thread.ofVirtual().start(runs::close);
                }
            });
            assertInstanceOf(
                    Ending.CutOff.class,
                    runs.begin(Runs.job(scenario()), _ -> {}, keeping, Optional.of(record))
                            .join());
        }
        try (var first = Runs.founder(EmulationMaker.REAL);
                var _ = Runs.joining(first, EmulationMaker.REAL);
                var folder = RunFolder.open(root.resolve("run"));
                var runs = Runs.joining(2, first.endpoint())) {
            var job = JobForm.read(folder.job());

            var ending = runs.begin(job, _ -> {}, keeping(folder, OnLoss.FAIL, _ -> {}), Optional.of(record))
                    .join();

            assertEquals(unbroken, Runs.outcome(scenario(), ending));
            assertRecordedAsUnbroken();
            var taken = events(TakenUp.class).getFirst();
            assertTrue(taken.number() >= 3 && taken.hosts() == 2, taken::toString);
        }
    }

    @Test
    void aHostThatComesLaterTakesAShareAtACheckpoint() throws IOException {
        var isThere = new CountDownLatch(1);
        try (var first = Runs.founder(resting(isThere));
                var folder = folder();
                var runs = Runs.joining(1, first.endpoint())) {
            var ending = runs.begin(Runs.job(scenario()), _ -> {}, keeping(folder, OnLoss.TAKE_OVER, _ -> {}));
            try (var second = Runs.joining(first, EmulationMaker.REAL)) {
                second.whenUp(isThere::countDown);

                assertEquals(unbroken, Runs.outcome(scenario(), ending.join()));
                assertEquals(2, events(TakenUp.class).getLast().hosts(), events::toString);
            }
        }
    }

    @Test
    void aCheckpointThatCannotBeWrittenEndsTheRunWhereThatIsAsked() throws IOException {
        EmulationMaker unsavable = (job, topology, placement, jvm) -> {
            var hosted = EmulationMaker.REAL.prepare(job, topology, placement, jvm);
            Supplier<States> none = () -> States.impossible(new IllegalStateException("no room"));
            return new EmulationMaker.Hosted(hosted.shells(), hosted.schedule(), hosted.findings(), Optional.of(none));
        };
        try (var folder = folder();
                var runs = LiveRuns.here(1, unsavable)) {
            var keeping = new Keeping(folder, OFTEN, OnLoss.TAKE_OVER, true, true, events::add);

            var ending = runs.begin(Runs.job(scenario()), _ -> {}, Optional.of(keeping))
                    .join();

            assertTrue(assertInstanceOf(Ending.NotKept.class, ending).why().contains("no room"), ending::toString);
        }
    }

    /** Real devices, except that their first checkpoint takes until something has happened. */
    private static EmulationMaker resting(CountDownLatch until) {
        return (job, topology, placement, jvm) -> {
            var hosted = EmulationMaker.REAL.prepare(job, topology, placement, jvm);
            var states = hosted.states().map(maker -> (Supplier<States>) () -> slow(maker.get(), until));
            return new EmulationMaker.Hosted(hosted.shells(), hosted.schedule(), hosted.findings(), states);
        };
    }

    private static States slow(States states, CountDownLatch until) {
        return new States() {
            @Override
            public byte[] save(Shell shell, ToIntFunction<float[]> arrays) {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return states.save(shell, arrays);
            }

            @Override
            public void restore(Shell fresh, byte[] state, IntFunction<float[]> arrays) {
                states.restore(fresh, state, arrays);
            }
        };
    }
}
