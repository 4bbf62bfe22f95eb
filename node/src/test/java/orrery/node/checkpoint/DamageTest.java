package orrery.node.checkpoint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever damage does to a file: it is read or refused with a reason, within little memory and time. */
class DamageTest {
    private static final int ROUNDS = 700;
    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final long MOST_BYTES = 4_000_000; // heap that one attempt on these files of 1 KB may use

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void neverCrashesOrHangsOnGguf(long seed) throws IOException {
        var valid = SmallFiles.write(SmallModels.everything(), folder.resolve("valid.gguf"));
        var damaged = folder.resolve("x.gguf");
        assertTimeoutPreemptively(GENEROUS, () -> damage(valid, damaged, seed, DamageTest::readModel));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void neverCrashesOrHangsOnSafetensors(long seed) throws IOException {
        var valid = folder.resolve("valid.safetensors");
        new SafetensorsWriter()
                .tensor("a", StorageType.F32, List.of(2L, 3L), SmallFiles.floats(0, 1, 2, 3, 4, 5))
                .tensor("b", StorageType.F8_E4M3, List.of(2L, 4L), SmallFiles.counting(8))
                .tensor("c", StorageType.F4, List.of(3L, 4L), SmallFiles.counting(6))
                .write(valid);
        var damaged = folder.resolve("x.safetensors");
        Consumer<Path> reader = file -> SmallFiles.readAll(Checkpoint.open(file));
        assertTimeoutPreemptively(GENEROUS, () -> damage(valid, damaged, seed, reader));
    }

    @Test
    void readsTheUndamagedFiles() throws IOException {
        readModel(SmallFiles.write(SmallModels.everything(), folder.resolve("valid.gguf")));
    }

    private static void readModel(Path file) {
        var model = GgufModel.open(file);
        model.config();
        model.tokenizer();
        SmallFiles.readAll(model.weights());
    }

    private static void damage(Path valid, Path damaged, long seed, Consumer<Path> reader) throws IOException {
        var damage = new Damage(new Random(seed), Files.readAllBytes(valid));
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(damaged, damage.next());
            var replay = "seed " + seed + ", round " + round;
            refused += refuses(damaged, reader, replay) ? 1 : 0;
        }
        assertTrue(refused > ROUNDS / 4, "most damage is noticed, but only " + refused + " of " + ROUNDS + " were");
    }

    private static boolean refuses(Path file, Consumer<Path> reader, String replay) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            reader.accept(file);
            return false;
        } catch (ModelProblem problem) {
            assertFalse(problem.field().isEmpty() && problem.remedy().isEmpty(), replay);
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(replay, e);
        } finally {
            long used = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(used < MOST_BYTES, replay + " took " + used + " bytes of heap");
        }
    }
}
