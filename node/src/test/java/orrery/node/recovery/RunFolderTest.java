package orrery.node.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run leaves on disk comes back as it was, or not at all. */
class RunFolderTest {
    private static final byte[] JOB = "a job".getBytes(UTF_8);

    @TempDir
    private Path root;

    private Path run() {
        return root.resolve("runs").resolve("r1");
    }

    /** A few devices on two places; those of checkpoint n differ from those of any other. */
    private static PlaceStates states(long number, int place) {
        var random = new SplittableRandom(number);
        var states = new TreeMap<Integer, byte[]>();
        for (var device = place; device < 6; device += 2) {
            var state = new byte[random.nextInt(200)];
            random.nextBytes(state);
            states.put(device, state);
        }
        var arrays = Stream.generate(() -> (float) random.nextGaussian())
                .limit(3)
                .map(each -> new float[] {each, place})
                .toList();
        return new PlaceStates(states, arrays);
    }

    private static Checkpoint write(RunFolder run) throws IOException {
        var begun = run.begin();
        var stamp = Stamp.current(run.id(), begun.epoch(), begun.number());
        var places = new ArrayList<StateFile.Written>();
        for (var place = 0; place < 2; place++) {
            places.add(StateFile.write(begun.path(), place, stamp, states(begun.number(), place)));
        }
        var checkpoint = new Checkpoint(begun.path(), stamp, 1000 * begun.number(), 7, places);
        run.complete(checkpoint);
        return checkpoint;
    }

    private static void assertStates(long number, Checkpoint checkpoint) throws IOException {
        var places = checkpoint.states(_ -> true);
        assertEquals(2, places.size());
        for (var place = 0; place < 2; place++) {
            var expected = states(number, place);
            var found = places.get(place);
            assertEquals(expected.states().keySet(), found.states().keySet());
            expected.states()
                    .forEach((device, state) ->
                            assertArrayEquals(state, found.states().get(device)));
            assertArrayEquals(expected.arrays().toArray(), found.arrays().toArray());
        }
    }

    private List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void theNewestCheckpointComesBackAsItWasWritten() throws IOException {
        try (var run = RunFolder.create(run(), Set.of(), JOB, List.of("one way", "or another"))) {
            assertEquals(1, run.nextEpoch());
            assertTrue(run.survey().good().isEmpty(), "nothing yet");
            write(run);
            write(run);
        }
        try (var again = RunFolder.open(run())) {
            var newest = again.survey().good().orElseThrow();

            assertArrayEquals(JOB, again.job());
            assertEquals(List.of("one way", "or another"), RunFolder.asked(run()));
            assertEquals(2, newest.stamp().number());
            assertEquals(2000, newest.atPs());
            assertEquals(6, newest.devices());
            assertStates(2, newest);
            assertEquals(
                    Set.of(3),
                    newest.states(device -> device == 3).getLast().states().keySet());
            assertEquals(2, again.nextEpoch());
            assertEquals(3, write(again).stamp().number(), "numbers go on");
        }
    }

    @Test
    void onlyTheLastTwoCompleteOnesAreKept() throws IOException {
        try (var run = RunFolder.create(run(), Set.of(), JOB, List.of())) {
            run.nextEpoch();
            for (var i = 0; i < 3; i++) {
                write(run);
            }
            var unfinished = run.begin();
            StateFile.write(unfinished.path(), 0, Stamp.current("r1", 1, 4), states(4, 0));
            write(run);

            var kept = CheckpointFolder.all(run()).stream()
                    .map(CheckpointFolder::number)
                    .toList();
            assertEquals(List.of(5L, 3L), kept);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 42, 99, 1912, 4711})
    void aFileThatWasCutOrChangedAnywhereIsNamedAndTheOlderCheckpointTaken(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        try (var run = RunFolder.create(run(), Set.of(), JOB, List.of())) {
            run.nextEpoch();
            write(run);
            var newest = write(run);
            var files = files(newest.folder());
            for (var trial = 0; trial < 40; trial++) {
                var file = files.get(random.nextInt(files.size()));
                var before = Files.readAllBytes(file);
                damage(file, before.clone(), random);

                var survey = run.survey();

                var replay = "seed " + seed + ", trial " + trial + " in " + file;
                assertEquals(1, survey.good().orElseThrow().stamp().number(), replay);
                assertEquals(1, survey.damaged().size(), replay);
                assertTrue(survey.damaged().getFirst().contains(newest.folder().toString()), replay);
                Files.write(file, before);
            }
            assertEquals(2, run.survey().good().orElseThrow().stamp().number(), "as good as before");
        }
    }

    private static void damage(Path file, byte[] bytes, SplittableRandom random) throws IOException {
        var at = random.nextInt(bytes.length);
        if (random.nextBoolean()) {
            Files.write(file, Arrays.copyOf(bytes, at));
        } else {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
        }
    }

    /** The manifest's checksum would tell; but the reader must not trust that somebody asked it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7})
    void aDamagedFileOfStatesNeverGivesOtherStatesNorReservesMoreThanItHolds(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var stamp = Stamp.current("r1", 1, 1);
        var states = states(1, 0);
        var name = StateFile.write(root, 0, stamp, states).name();
        var before = Files.readAllBytes(root.resolve(name));
        for (var trial = 0; trial < 200; trial++) {
            damage(root.resolve(name), before.clone(), random);
            try {
                var read = StateFile.read(root.resolve(name), stamp, _ -> true);
                var replay = "seed " + seed + ", trial " + trial;
                for (var state : read.states().entrySet()) {
                    var written = states.states().getOrDefault(state.getKey(), state.getValue());
                    assertArrayEquals(written, state.getValue(), replay);
                }
                for (var number = 0; number < read.arrays().size(); number++) {
                    assertArrayEquals(states.arrays().get(number), read.arrays().get(number), replay);
                }
            } catch (RecoveryProblem refused) {
                assertFalse(String.valueOf(refused.getMessage()).isEmpty());
            }
        }
    }

    @Test
    void whereNoneIsGoodEachIsToldOf() throws IOException {
        try (var run = RunFolder.create(run(), Set.of(), JOB, List.of())) {
            run.nextEpoch();
            for (var checkpoint : List.of(write(run), write(run))) {
                Files.delete(checkpoint.folder().resolve("place-1.state"));
            }

            var survey = run.survey();

            assertTrue(survey.good().isEmpty());
            assertEquals(2, survey.damaged().size());
        }
    }

    @Test
    void aCheckpointOfAnotherRunIsNotTaken() throws IOException {
        try (var run = RunFolder.create(run(), Set.of(), JOB, List.of());
                var other = RunFolder.create(run().resolveSibling("r2"), Set.of(), JOB, List.of())) {
            run.nextEpoch();
            other.nextEpoch();
            write(run);
            write(run);
            var foreign = write(other).folder();
            for (var file : files(foreign)) {
                Files.copy(
                        file,
                        run().resolve("checkpoint-1-2").resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }

            var survey = run.survey();

            assertEquals(1, survey.good().orElseThrow().stamp().number());
            assertTrue(
                    survey.damaged().getFirst().contains("of run r2"),
                    survey.damaged().getFirst());
        }
    }

    @Test
    void aRunIsDirectedByOneProcessAtATime() throws IOException {
        try (var _ = RunFolder.create(run(), Set.of(), JOB, List.of())) {
            var refused = assertThrows(RecoveryProblem.class, () -> RunFolder.open(run()));
            assertTrue(refused.getMessage().contains("another process directs"), refused.getMessage());
        }
        RunFolder.open(run()).close();
    }

    @Test
    void whoeverWasOvertakenSealsNothingAnyMore() throws IOException {
        try (var zombie = RunFolder.create(run(), Set.of(), JOB, List.of())) {
            zombie.nextEpoch();
            write(zombie);
            Files.createFile(run().resolve("epoch-2"));

            var fenced = assertThrows(RecoveryProblem.class, () -> write(zombie));

            assertTrue(fenced.getMessage().contains("fenced"), fenced.getMessage());
            assertEquals(1, zombie.survey().good().orElseThrow().stamp().number());
            assertThrows(RecoveryProblem.class, zombie::nextEpoch);
        }
    }

    @Test
    void aFolderThatIsThereIsNotTakenForANewRunAndNothingInItIsTouched() throws IOException {
        var foreign = Files.createDirectories(run()).resolve("thesis.txt");
        Files.writeString(foreign, "years of work");

        assertThrows(FileAlreadyExistsException.class, () -> RunFolder.create(run(), Set.of(), JOB, List.of()));
        assertThrows(RecoveryProblem.class, () -> RunFolder.open(run()));

        assertEquals(List.of(foreign), files(run()));
    }

    @Test
    void aRunThatIsDoneLeavesNothingOfItsOwn() throws IOException {
        var run = RunFolder.create(run(), Set.of(), JOB, List.of());
        run.nextEpoch();
        write(run);
        Files.writeString(run().resolve("journal.jsonl"), "{}\n");
        run.begin();

        run.remove();

        assertEquals(List.of(run().resolve("journal.jsonl")), files(root));
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        try (var run = RunFolder.create(run(), Set.of(), JOB, List.of())) {
            run.nextEpoch();
            write(run);
        }
        try (var paths = Files.walk(run())) {
            for (var path : paths.filter(path -> !path.endsWith("lock")).toList()) {
                var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertTrue(permissions.endsWith("------"), path + " has " + permissions);
            }
        }
    }
}
