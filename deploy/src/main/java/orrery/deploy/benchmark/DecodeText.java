package orrery.deploy.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a {@link DecodeBenchmark} found: medians over the JVMs, and how near to memory they come. */
public final class DecodeText {
    private static final double GIGA = 1e9;

    private final List<DecodeMeasured> runs;

    private DecodeText(List<DecodeMeasured> runs) {
        this.runs = runs;
    }

    public static String of(DecodePlan plan, List<DecodeMeasured> found) {
        return new DecodeText(found).lines(plan);
    }

    private String lines(DecodePlan plan) {
        var bytes = runs.getFirst().bytes();
        return text(
                        "decode: %.2f G bfloat16 weights, %.2f GB a token; %d cores, median of %d JVMs (least to most)%n",
                        bytes / 2 / GIGA, bytes / GIGA, Runtime.getRuntime().availableProcessors(), runs.size())
                + line("memory, read only", "GB/s", run -> run.read() / GIGA, "")
                + line(
                        "matrix x vector, f32",
                        "GB/s",
                        run -> run.float32Vector() / GIGA,
                        ofRead(DecodeMeasured::float32Vector))
                + line(
                        "matrix x vector, bf16",
                        "GB/s",
                        run -> run.bfloat16Vector() / GIGA,
                        ofRead(DecodeMeasured::bfloat16Vector))
                + line(
                        "matrix x prompt, f32",
                        "GFLOP/s",
                        run -> run.float32Prompt() / GIGA,
                        text(", %d tokens", plan.prompt()))
                + line(
                        "matrix x prompt, bf16",
                        "GFLOP/s",
                        run -> run.bfloat16Prompt() / GIGA,
                        text(", %d tokens", plan.prompt()))
                + line("one device", "tokens/s", DecodeMeasured::oneDevice, ofRead(run -> run.oneDevice() * bytes))
                + IntStream.range(0, plan.cuts().size())
                        .mapToObj(n -> line(
                                text("cut over %d devices", plan.cuts().get(n)),
                                "tokens/s",
                                run -> run.cuts().get(n),
                                text(
                                        ", %.0f %% of one",
                                        100 * median(run -> run.cuts().get(n) / run.oneDevice()))))
                        .collect(Collectors.joining());
    }

    private String ofRead(ToDoubleFunction<DecodeMeasured> bytesPerSecond) {
        return text(", %.0f %% of read only", 100 * median(run -> bytesPerSecond.applyAsDouble(run) / run.read()));
    }

    private String line(String what, String unit, ToDoubleFunction<DecodeMeasured> figure, String note) {
        var sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return text(
                "  %-22s %6.1f %s (%.1f to %.1f)%s%n",
                what, sorted[sorted.length / 2], unit, sorted[0], sorted[sorted.length - 1], note);
    }

    private double median(ToDoubleFunction<DecodeMeasured> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray()[runs.size() / 2];
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
