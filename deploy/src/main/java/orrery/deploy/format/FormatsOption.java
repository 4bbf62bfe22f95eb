package orrery.deploy.format;

import java.util.ArrayList;
import java.util.List;
import orrery.deploy.scenario.InputProblem;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.protocol.naming.Spelling;

/**
 * Formats as an option spells them: {@code nvfp4} is weights, activations and cache; {@code nvfp4/fp8} is weights, and
 * activations and cache; {@code q4_k/bf16/fp8} is each by itself; a fourth is that of attention, a fifth that of the stream.
 */
public final class FormatsOption {
    private static final String OPTION = "--formats";
    private static final int MOST = 5;

    private FormatsOption() {}

    /** Several. */
    public static List<Formats> read(List<String> spelled) {
        return spelled.stream().map(FormatsOption::read).toList();
    }

    /** @throws InputProblem where a format is unknown, or there are more than five */
    public static Formats read(String spelled) {
        var parts = spelled.split("/", -1);
        if (parts.length > MOST) {
            throw InputProblem.of(
                    OPTION,
                    "",
                    "\"" + spelled + "\"",
                    "weights, weights/activations, weights/activations/cache, or with /attention and /stream behind that",
                    "");
        }
        var formats = new ArrayList<NumberFormat>();
        for (var part : parts) {
            formats.add(format(part));
        }
        var each = new Formats(
                formats.getFirst(),
                formats.get(Math.min(1, parts.length - 1)),
                formats.get(Math.min(2, parts.length - 1)));
        var projected = parts.length > 3 ? each.withAttention(formats.get(3)) : each;
        return parts.length > 4 ? projected.withStream(formats.get(4)) : projected;
    }

    private static NumberFormat format(String spelled) {
        return NumberFormat.named(spelled)
                .orElseThrow(() -> InputProblem.of(
                        OPTION,
                        "",
                        "\"" + spelled + "\"",
                        String.join(", ", NumberFormat.spellings()),
                        Spelling.didYouMean(spelled, NumberFormat.spellings())));
    }

    /** As it is spelled. */
    public static String spelled(Formats formats) {
        var weights = formats.weights().spelling();
        var activations = formats.activations().spelling();
        var cache = formats.cache().spelling();
        if (formats.stream() != formats.activations()) {
            return String.join(
                    "/",
                    weights,
                    activations,
                    cache,
                    formats.attention().spelling(),
                    formats.stream().spelling());
        }
        if (formats.attention() != formats.weights()) {
            return String.join(
                    "/", weights, activations, cache, formats.attention().spelling());
        }
        if (!activations.equals(cache)) {
            return weights + "/" + activations + "/" + cache;
        }
        return weights.equals(activations) ? weights : weights + "/" + activations;
    }
}
