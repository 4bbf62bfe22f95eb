package orrery.deploy.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a {@link DecodeBenchmark} found: medians over the rounds, and how near to memory they come. */
public final class DecodeText {
    private static final double GIGA = 1e9;

    private final List<DecodeFound> runs;

    private DecodeText(List<DecodeFound> runs) {
        this.runs = runs;
    }

    public static String of(DecodePlan plan, List<DecodeFound> found) {
        return new DecodeText(found).lines(plan);
    }

    private String lines(DecodePlan plan) {
        var bytes = bytes();
        return text(
                        "decode: %.2f G bfloat16 weights, %.2f GB a token; %d cores, median of %d rounds (least to most)%n",
                        bytes / 2 / GIGA, bytes / GIGA, Runtime.getRuntime().availableProcessors(), runs.size())
                + kernels(plan)
                + text("whole emulated runs of %s:%n", plan.emulated().model())
                + IntStream.range(0, plan.emulated().spreads().size())
                        .mapToObj(n -> emulated(plan.emulated().spreads().get(n), n))
                        .collect(Collectors.joining())
                + prefill(plan);
    }

    private double bytes() {
        return runs.getFirst().kernels().bytes();
    }

    private String kernels(DecodePlan plan) {
        var tokens = text(", %d tokens", plan.prompt());
        return text("matrix products alone:%n")
                + line("memory, read only", "GB/s", run -> run.kernels().read() / GIGA, "")
                + vector("matrix x vector, f32", DecodeMeasured::float32Vector)
                + vector("matrix x vector, bf16", DecodeMeasured::bfloat16Vector)
                + line("matrix x prompt, f32", "GFLOP/s", run -> run.kernels().float32Prompt() / GIGA, tokens)
                + line("matrix x prompt, bf16", "GFLOP/s", run -> run.kernels().bfloat16Prompt() / GIGA, tokens)
                + line("a token, uncut", "tokens/s", run -> run.kernels().oneDevice(), ofRead(this::uncut))
                + IntStream.range(0, plan.cuts().size())
                        .mapToObj(n -> cut(plan.cuts().get(n), n))
                        .collect(Collectors.joining());
    }

    private String vector(String what, ToDoubleFunction<DecodeMeasured> bytesPerSecond) {
        return line(
                what,
                "GB/s",
                run -> bytesPerSecond.applyAsDouble(run.kernels()) / GIGA,
                ofRead(run -> bytesPerSecond.applyAsDouble(run.kernels())
                        / run.kernels().read()));
    }

    private double uncut(DecodeFound run) {
        return run.kernels().oneDevice() * bytes() / run.kernels().read();
    }

    private String cut(int devices, int n) {
        var share = percent(run -> run.kernels().cuts().get(n) / run.kernels().oneDevice());
        return line(
                text("cut over %d devices", devices),
                "tokens/s",
                run -> run.kernels().cuts().get(n),
                ", " + share + " of uncut");
    }

    /** Beside the memory read by the same JVM just before and after. */
    private String emulated(DecodePlan.Spread spread, int n) {
        var ofRead = ofRead(run ->
                run.decode().get(n).tokens() * bytes() / run.decode().get(n).read());
        var ofOne = ", " + percent(run -> run.decode().get(n).tokens() / run.oneDevice()) + " of one device";
        return line(
                devices(spread),
                "tokens/s",
                run -> run.decode().get(n).tokens(),
                (n == 0 ? ofRead : ofRead + ofOne) + where(spread));
    }

    private static String devices(DecodePlan.Spread spread) {
        return spread.devices() == 1 ? "decode, 1 device" : "decode, " + spread.devices() + " devices";
    }

    private static String where(DecodePlan.Spread spread) {
        return text("; %s, tensor %d x pipeline %d", spread.topology(), spread.tensor(), spread.pipeline());
    }

    private String prefill(DecodePlan plan) {
        int prompt = plan.emulated().prefill().prompt();
        double operations = plan.shape().operations(prompt) / prompt;
        return line(
                "prefill, 1 device",
                "tokens/s",
                run -> run.prefill().tokens(),
                text(
                        ", %.1f GFLOP/s; prompts of %d tokens",
                        median(run -> run.prefill().tokens() * operations) / GIGA, prompt));
    }

    private String ofRead(ToDoubleFunction<DecodeFound> share) {
        return ", " + percent(share) + " of read only";
    }

    private String percent(ToDoubleFunction<DecodeFound> share) {
        return text("%.0f %%", 100 * median(share));
    }

    private String line(String what, String unit, ToDoubleFunction<DecodeFound> figure, String note) {
        var sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return text(
                "  %-22s %6.1f %s (%.1f to %.1f)%s%n",
                what, sorted[sorted.length / 2], unit, sorted[0], sorted[sorted.length - 1], note);
    }

    private double median(ToDoubleFunction<DecodeFound> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray()[runs.size() / 2];
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
