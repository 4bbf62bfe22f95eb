package orrery.deploy.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.benchmark.DecodeBenchmark;
import orrery.deploy.benchmark.DecodeFound;
import orrery.deploy.benchmark.DecodeJson;
import orrery.deploy.benchmark.DecodeText;
import orrery.deploy.benchmark.Measured;
import orrery.deploy.benchmark.PageBenchmark;
import orrery.deploy.benchmark.PageJson;
import orrery.deploy.benchmark.PageMeasured;
import orrery.deploy.benchmark.PageText;
import orrery.deploy.benchmark.RingBenchmark;
import orrery.deploy.benchmark.RingBenchmark.RunsOfOne;
import orrery.deploy.benchmark.RingJson;
import orrery.deploy.benchmark.RingText;
import orrery.deploy.benchmark.StepBenchmark;
import orrery.deploy.benchmark.StepJson;
import orrery.deploy.benchmark.StepMeasured;
import orrery.deploy.benchmark.StepText;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.option.HelpOption;
import orrery.deploy.scenario.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery benchmark}: how fast the emulator is on this machine. */
@Command(
        name = "benchmark",
        description = "Measures how fast the emulator is on this machine.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "ring: an all-reduce around a ring over one switch, whose virtual time is known beforehand.",
            "decode: tokens/s of a seeded 1 B-parameter Llama, whole emulated runs on 1 and",
            "        on 72 devices, beside the bandwidth of memory; takes minutes and 6 GB.",
            "step: one decode step of DeepSeek-R1 over 576 GPUs without numbers, message by message",
            "      and with fast-forward; takes minutes.",
            "page: a frame of the live page while 576 GPUs decode; needs a Chromium.",
            "Example: orrery benchmark ring --endpoints 64,576 --times 5"
        })
final class BenchmarkCommand implements Callable<Integer> {
    private static final String RING = "ring";
    private static final String DECODE = "decode";
    private static final String STEP = "step";
    private static final String PAGE = "page";

    @Parameters(paramLabel = "WHAT", description = "ring, decode, step or page.")
    private String what;

    @Option(
            names = "--endpoints",
            paramLabel = "N",
            split = ",",
            description = "Sizes of rings in place of the plan's.")
    private List<Integer> endpoints = new ArrayList<>();

    @Option(names = "--times", paramLabel = "N", description = "Runs (of each size), each in a fresh JVM.")
    private Integer times;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A plan like deploy/benchmarks/ring.yaml, decode.yaml, step.yaml or page.yaml.")
    private Path file;

    @Option(names = "--json", description = "Every run as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    BenchmarkCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws RunFailure {
        try {
            return switch (what) {
                case RING -> ring();
                case DECODE -> decode();
                case STEP -> step();
                case PAGE -> page();
                case null, default ->
                    throw InputProblem.of(
                            "WHAT",
                            "",
                            "\"" + what + "\"",
                            RING + ", " + DECODE + ", " + STEP + " or " + PAGE,
                            "say orrery benchmark ring");
            };
        } catch (IOException broken) {
            throw new RunFailure(ExitCode.PEER, broken.getMessage(), broken);
        }
    }

    private int ring() throws IOException {
        var benchmark = RingBenchmark.of(Optional.ofNullable(file), endpoints, Optional.ofNullable(times));
        var found = benchmark.run(this::show);
        print(json ? RingJson.of(benchmark.plan(), found) : RingText.of(benchmark.plan(), found));
        var isRight = found.stream().allMatch(RunsOfOne::isRight);
        return (isRight ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
    }

    private int decode() throws IOException {
        requireNoRings();
        var benchmark = DecodeBenchmark.of(Optional.ofNullable(file), Optional.ofNullable(times));
        var found = benchmark.run(this::show);
        print(json ? DecodeJson.of(benchmark.plan(), found) : DecodeText.of(benchmark.plan(), found));
        return ExitCode.OK.code();
    }

    private int step() throws IOException {
        requireNoRings();
        var benchmark = StepBenchmark.of(Optional.ofNullable(file), Optional.ofNullable(times));
        var found = benchmark.run(this::show);
        print(json ? StepJson.of(benchmark.plan(), found) : StepText.of(benchmark.plan(), found));
        return (found.isRight() ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
    }

    private int page() throws IOException {
        requireNoRings();
        var benchmark = PageBenchmark.of(Optional.ofNullable(file), Optional.ofNullable(times));
        var found = benchmark.run(this::show);
        print(json ? PageJson.of(benchmark.plan(), found) : PageText.of(benchmark.plan(), found));
        return ExitCode.OK.code();
    }

    private void requireNoRings() {
        if (!endpoints.isEmpty()) {
            throw InputProblem.of(
                    "--endpoints", "", endpoints.toString(), "nothing: " + what + " has no rings", "leave it out");
        }
    }

    private void print(String text) {
        around.out().print(text);
        around.out().flush();
    }

    private void show(StepMeasured run) {
        if (!json) {
            around.err()
                    .printf(
                            Locale.ROOT,
                            "a step in %.4f s of wall time%n",
                            run.steps().getLast().seconds());
        }
    }

    private void show(PageMeasured run) {
        if (!json) {
            around.err()
                    .printf(
                            "%d frames flowing, %d zooming%n",
                            run.flowing().size(), run.zooming().size());
        }
    }

    private void show(DecodeFound run) {
        if (!json) {
            around.err().printf(Locale.ROOT, "one device: %.1f tokens/s%n", run.oneDevice());
        }
    }

    private void show(Measured run) {
        if (!json) {
            around.err().printf(Locale.ROOT, "%,d endpoints: %.2f s%n", run.endpoints(), run.seconds());
        }
    }
}
