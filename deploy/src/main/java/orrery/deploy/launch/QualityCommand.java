package orrery.deploy.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.format.FormatsOption;
import orrery.deploy.option.HelpOption;
import orrery.deploy.quality.ModelText;
import orrery.deploy.quality.ModelWord;
import orrery.deploy.quality.QualityJson;
import orrery.deploy.quality.QualityText;
import orrery.deploy.scenario.InputProblem;
import orrery.node.quality.Quality;
import orrery.node.quality.Quality.Continuation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery quality}: what reduced precision costs a model. */
@Command(
        name = "quality",
        description = "Compares a model in number formats with itself, on a text.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Perplexity, Kullback-Leibler divergence in nats, and the first token at which greedy texts part.",
            "Formats: f32, bf16, f16, fp8, fp8_e5m2, fp8_block, nvfp4, mxfp4, q8_0, q4_0, q4_k, q6_k;",
            "         nvfp4 is weights, activations and cache, nvfp4/fp8 weights and the rest, q4_k/f32/fp8 each.",
            "Example: orrery quality orrery-tiny --formats bf16,fp8,nvfp4",
            "         orrery quality models/mine --text some.txt --formats fp8_block/bf16 --json"
        })
final class QualityCommand implements Callable<Integer> {
    private static final int FEWEST = 2;

    @Parameters(
            paramLabel = "MODEL",
            description = "orrery-tiny, a folder, a GGUF file, or a configuration for seeded weights.")
    private String model;

    @Option(
            names = "--formats",
            paramLabel = "W[/A[/C]]",
            split = ",",
            required = true,
            description = "What to compare.")
    private List<String> formats;

    @Option(names = "--text", paramLabel = "FILE", description = "UTF-8; an embedded model brings one.")
    private Path text;

    @Option(names = "--tokens", paramLabel = "N", description = "Tokens of the text to take (${DEFAULT-VALUE}).")
    private int tokens = 2048;

    @Option(names = "--window", paramLabel = "N", description = "Tokens that see each other (${DEFAULT-VALUE}).")
    private int window = 256;

    @Option(names = "--continuations", paramLabel = "N", description = "Texts to go on with (${DEFAULT-VALUE}).")
    private int continuations = 8;

    @Option(names = "--new-tokens", paramLabel = "N", description = "Tokens to add to each (${DEFAULT-VALUE}).")
    private int newTokens = 48;

    @Option(names = "--seed", paramLabel = "N", description = "Of seeded weights (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", description = "The same as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    QualityCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        requireAtLeast("--tokens", tokens, FEWEST);
        requireAtLeast("--window", window, FEWEST);
        requireAtLeast("--continuations", continuations, 0);
        requireAtLeast("--new-tokens", newTokens, 1);
        var chosen = FormatsOption.read(formats);
        var source = ModelText.open(ModelWord.read(model, seed), Optional.ofNullable(text), tokens);
        var given = Math.min(window, 16);
        var quality =
                new Quality(source.weights(), source.text(), window, new Continuation(continuations, given, newTokens));
        var found = quality.measure(chosen, step -> show(step, quality.steps()));
        var heading = model + " on " + source.text().length + " tokens of " + source.about();
        around.out().print(json ? QualityJson.of(model, source.about(), found) : QualityText.of(heading, found));
        around.out().flush();
        return ExitCode.OK.code();
    }

    private void show(int step, int steps) {
        if (!json && around.isTerminal()) {
            around.err().printf(Locale.ROOT, "\r%d of %d%s", step, steps, step == steps ? "\n" : "");
            around.err().flush();
        }
    }

    private static void requireAtLeast(String option, int found, int least) {
        if (found < least) {
            throw InputProblem.of(option, "", Integer.toString(found), least + " or more", "");
        }
    }
}
