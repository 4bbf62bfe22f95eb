package orrery.deploy.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.sweep.SweepFolder.Before;

/** Cells whose runs are made up: the more GPUs, the faster and the dearer; of eight nothing comes. */
class SweepingTest {
    private static final Question QUESTION =
            QuestionReader.read("hgx-h100", List.of("seed=1,2", "plan.tensor_parallel=1,2,4,8"));

    @TempDir
    Path temporary;

    private final StringWriter err = new StringWriter();
    private final AtomicLong wallNanos = new AtomicLong();

    private record MadeUp(AtomicLong wallNanos) implements CellRunner {
        @Override
        public boolean isVerified() {
            return true;
        }

        @Override
        public Optional<Failure> run(Cell cell, Path folder, DoubleConsumer share) {
            wallNanos.addAndGet(60_000_000_000L);
            var gpus = Integer.parseInt(cell.labels().getLast());
            if (gpus == 8) {
                return Optional.of(new Failure("bad input", "plan.tensor_parallel\n  found: 8"));
            }
            var seed = Integer.parseInt(cell.labels().getFirst());
            write(folder, 8.0 / gpus / seed, 100.0 / gpus);
            return Optional.empty();
        }

        private static void write(Path folder, double tpotMillis, double perGpu) {
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve("summary.json"), """
                        {"result": {"validated": "nearest: none", "fingerprint": "f00", "missed_deadlines": [],
                          "verification": {"passed": true}, "requests": [1, 2, 3],
                          "energy": {"watts": {"value": 700, "low": 600, "high": 800}},
                          "metrics": {"mean_tpot_ms": %s, "output_throughput_per_gpu": %s, "mean_ttft_ms": null}}}
                        """.formatted(tpotMillis, perGpu));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Findings sweep(Path target, int atOnce) {
        var folder = SweepFolder.begin("--out", target, Before.KEEP);
        var progress = new SweepProgress(new PrintWriter(err), false, wallNanos::get);
        var findings = new Sweeping(QUESTION, folder, new MadeUp(wallNanos), progress).findings(atOnce);
        folder.finish(findings);
        return findings;
    }

    @Test
    void aCellThatFailsIsListedAndTheOthersGoOn() throws IOException {
        var findings = sweep(temporary.resolve("one"), 1);

        assertFalse(findings.isGood());
        assertTrue(findings.text().contains("failed: seed=1,tensor_parallel=8"), findings.text());
        assertTrue(findings.text().contains("bad input: plan.tensor_parallel"), findings.text());
        var json = new ObjectMapper().readTree(findings.json());
        var failed = json.at("/cells/3");
        assertEquals("failed", failed.get("state").asText());
        assertEquals("bad input", failed.at("/problem/kind").asText());
        assertEquals("done", json.at("/cells/4/state").asText());
        assertEquals("2", json.at("/cells/4/values/seed").asText());
        assertEquals(5, json.at("/cells/4/number").asInt());
    }

    @Test
    void figuresAreThoseOfTheRunsAndWhatIsUnknownIsEmpty() throws IOException {
        var findings = sweep(temporary.resolve("one"), 1);

        var cell = new ObjectMapper().readTree(findings.json()).at("/cells/1/metrics");
        assertEquals(250, cell.get("tokens_per_s_per_user").asDouble());
        assertEquals(50, cell.get("tokens_per_s_per_gpu").asDouble());
        assertTrue(cell.get("mean_ttft_ms").isNull());
        var watts = Metric.named("energy.watts", null, "");
        assertEquals(700, findings.all().getFirst().figure(watts).orElseThrow());
        assertTrue(findings.all().get(3).figure(watts).isEmpty());
        var csv = findings.csv().lines().toList();
        assertEquals(1 + 8, csv.size());
        assertTrue(csv.getFirst().startsWith("seed,plan.tensor_parallel,cell,state,front,"), csv.getFirst());
        assertTrue(csv.get(2).startsWith("1,2,\"seed=1,tensor_parallel=2\",done,false,"), csv.get(2));
    }

    @Test
    void theFrontIsWhatNoOtherBeatsInBoth() {
        var findings = sweep(temporary.resolve("one"), 1);

        var front = findings.front(findings.all()).stream()
                .map(finding -> finding.cell().name())
                .toList();
        assertEquals(
                List.of("seed=2,tensor_parallel=1", "seed=2,tensor_parallel=2", "seed=2,tensor_parallel=4"), front);
        assertEquals(
                3, findings.text().lines().filter(line -> line.endsWith("*")).count(), findings.text());
        var svg = findings.svg();
        assertEquals(6, svg.split("<circle ").length - 1, svg);
        assertTrue(svg.contains("tokens/s/user"), svg);
    }

    @Test
    void theFilesAreTheSameOnOneThreadAndOnThree() throws IOException {
        sweep(temporary.resolve("one"), 1);
        sweep(temporary.resolve("three"), 3);

        for (var name : List.of("sweep.json", "sweep.csv", "pareto.svg", "report.html")) {
            assertEquals(
                    Files.readString(temporary.resolve("one").resolve(name)),
                    Files.readString(temporary.resolve("three").resolve(name)),
                    name);
        }
    }

    @Test
    void progressSaysHowLongTheRestWillTake() {
        sweep(temporary.resolve("one"), 1);

        var lines = err.toString().lines().toList();
        assertEquals(8, lines.size(), err.toString());
        assertEquals("[1/8] seed=1, tensor_parallel=1: done, about 7 min 00 s left", lines.getFirst());
        assertEquals(
                "[4/8] seed=1, tensor_parallel=8: failed: plan.tensor_parallel, about 4 min 00 s left", lines.get(3));
        assertTrue(lines.getLast().startsWith("[8/8] ") && !lines.getLast().contains("left"), lines.getLast());
    }

    @Test
    void whatLiesThereIsNeverLostByMistake() throws IOException {
        var precious = Files.createDirectory(temporary.resolve("precious"));
        Files.writeString(precious.resolve("thesis.tex"), "x");

        for (var before : Before.values()) {
            assertThrows(InputProblem.class, () -> SweepFolder.begin("--out", precious, before));
        }
        sweep(temporary.resolve("one"), 1);
        var problem = assertThrows(
                InputProblem.class, () -> SweepFolder.begin("--out", temporary.resolve("one"), Before.KEEP));
        assertTrue(problem.remedy().contains("--resume"), problem.getMessage());
        SweepFolder.begin("--out", temporary.resolve("one"), Before.REPLACE);
        assertFalse(Files.exists(temporary.resolve("one/sweep.csv")));
    }

    @Test
    void whatAnInterruptedRunWasAboutToLeaveGoes() throws IOException {
        sweep(temporary.resolve("one"), 1);
        var stale = Files.createDirectories(temporary.resolve("one/cells/.seed=1.unfinished123/recording"));

        SweepFolder.begin("--out", temporary.resolve("one"), Before.GO_ON);

        assertFalse(Files.exists(stale.getParent()));
        assertTrue(Files.exists(temporary.resolve("one/cells/seed=1,tensor_parallel=1")));
    }
}
