package orrery.deploy.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.ProcessCatalogue;
import orrery.node.outcome.Progress;

/** Runs from code. */
@Timeout(600)
class RunTest {
    private static final String SMALL = """
            topology: hgx-h100
            plan: {tensor_parallel: 2}
            load: {count: 2, new_tokens: 3}
            """;

    @TempDir
    Path folder;

    @Test
    void readsAsRecordsWhatCameOut() {
        var result = Orrery.text("small", SMALL).run();

        assertEquals("small", result.scenario().name());
        assertEquals(2, result.requests().size());
        assertTrue(
                result.requests().stream().allMatch(request -> request.tokens().size() == 3));
        assertEquals(2, result.ttft().count());
        assertTrue(result.ttft().meanMs() > result.tpot().meanMs());
        assertTrue(result.joules().orElseThrow().value() > 0);
        assertFalse(result.dollars().orElseThrow().isEmpty());
        assertTrue(result.links().stream().anyMatch(kind -> kind.medium().contains("nvlink4")));
        assertEquals(16, result.devices().size());
        assertEquals(6, result.serving().outputTokens());
        assertTrue(result.toString().contains("verified: 2/2"), result::toString);
        assertEquals(Optional.empty(), result.folder());
    }

    @Test
    void aRunThatIsChangedIsAnotherRun() {
        var small = Orrery.text("small", SMALL);
        var longer = small.set("load.new_tokens", 5);

        assertEquals(3, small.run().requests().getFirst().tokens().size());
        assertEquals(5, longer.run().requests().getFirst().tokens().size());
    }

    @Test
    void severalAtOnceDoNotDisturbEachOther() {
        var alone = Orrery.text("small", SMALL).run().fingerprint();

        var together = IntStream.range(0, 3)
                .parallel()
                .mapToObj(_ -> Orrery.text("small", SMALL).threads(1).run().fingerprint())
                .toList();

        assertEquals(List.of(alone, alone, alone), together);
    }

    @Test
    void rowsThatARunAddsToTheCatalogueAreGoneAfterIt() throws IOException {
        var rows = Files.writeString(folder.resolve("rows.yaml"), "gpus: {mine: {like: h100-sxm}}\n");
        var before = ProcessCatalogue.file();

        var problem = assertThrows(
                InputProblem.class,
                () -> Orrery.text("small", SMALL)
                        .set("catalogue", rows.toString())
                        .set("plan.tensor_parallel", 5)
                        .run());

        assertEquals("plan.tensor_parallel", problem.field());
        assertEquals(before, ProcessCatalogue.file());
    }

    @Test
    void whatCannotBeUsedIsAProblemWithItsPlace() {
        var text = assertThrows(
                InputProblem.class,
                () -> Orrery.text("lab", SMALL + "seeed: 3\n").run());
        assertEquals("lab", text.file());
        assertEquals(4, text.line());
        assertEquals("seeed", text.field());
        assertEquals("did you mean seed?", text.remedy());

        var setting = assertThrows(
                InputProblem.class,
                () -> Orrery.text("lab", SMALL)
                        .set("plan", Map.of("tensor_parallel", 7))
                        .run());
        assertEquals("--set plan", setting.file());
        assertEquals("plan.tensor_parallel", setting.field());

        assertThrows(InputProblem.class, () -> Orrery.scenario("hgx-h10"));
        assertThrows(InputProblem.class, () -> Orrery.text("../lab", SMALL));
        assertThrows(InputProblem.class, () -> Orrery.text("lab", SMALL).jvms(0));
        assertThrows(InputProblem.class, () -> Orrery.text("lab", SMALL).threads(1025));
    }

    @Test
    void previewChecksWithoutRunning() {
        assertEquals(8, Orrery.text("small", SMALL).preview().topology().gpus().length);
        assertThrows(
                InputProblem.class,
                () -> Orrery.text("small", SMALL).set("plan.replicas", 5).preview());
    }

    @Test
    void resultsAreReplacedOnlyWhereThatIsSaid() {
        var there = folder.resolve("results");
        var run = Orrery.text("small", SMALL);
        var first = run.leaving(there).run();

        assertTrue(Files.isRegularFile(first.folder().orElseThrow().resolve("small.yaml")));
        assertThrows(InputProblem.class, () -> run.leaving(there).run());
        assertEquals(first.fingerprint(), run.replacing(there).run().fingerprint());
    }

    @Test
    void whereNothingCanBeKeptNothingRuns() throws IOException {
        var taken = Files.writeString(folder.resolve("taken"), "");
        var run = Orrery.text("small", SMALL).jvms(2);

        var problem =
                assertThrows(UncheckedIOException.class, () -> run.keptIn(taken).run());
        assertTrue(problem.getMessage().contains(taken.toString()), problem::getMessage);
        assertThrows(
                InputProblem.class,
                () -> run.keptIn(folder.resolve("kept"))
                        .set("plan.tensor_parallel", 5)
                        .run());
        assertFalse(Files.exists(folder.resolve("kept"))
                && folder.resolve("kept").toFile().list().length > 0);
    }

    @Test
    void progressIsTold() {
        var told = new ConcurrentLinkedQueue<Progress>();

        Orrery.text("small", SMALL)
                .set("load.new_tokens", 12)
                .progress(told::add)
                .run();

        assertTrue(told.stream().allMatch(glance -> glance.asked() == 24), told::toString);
    }

    @Test
    void aRunThatCannotGoOnSaysWhatTheCommandWouldEndWith() {
        var failed = new FailedRun(RunFailure.stall("2 of 4 requests never finished", List.of("gpu0 waits")));

        assertEquals(ExitCode.STALL, failed.exitCode());
        assertEquals(List.of("gpu0 waits"), failed.waiting());
        assertEquals("2 of 4 requests never finished\n  gpu0 waits", failed.getMessage());
        assertEquals(Optional.empty(), failed.kept());
    }
}
