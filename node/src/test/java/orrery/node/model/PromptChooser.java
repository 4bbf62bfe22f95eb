package orrery.node.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGeneratorFactory;

/**
 * Chooses the prompts of {@code prompts.jsonl}: those whose greedy path on one device comes near no tie, so
 * that an error of summation cannot change a token, and whose question, if one is asked, is answered rightly.
 *
 * <p>To repeat it, {@code mvn -q -Pbench -pl node -am verify -DskipTests
 * -Dbench.main=orrery.node.model.PromptChooser -Dbench.arguments=FILE}; then write the new digest into {@code
 * SHA256SUMS}.
 */
final class PromptChooser {
    static final int TOKENS = 48;
    static final float LEAST_GAP = 0.005f;
    private static final float GAP_OF_NEW_ONES = 0.01f; // room for other orders of summation
    private static final int QUESTIONS = 14;
    private static final int PROMPTS = 64;
    private static final int LONGEST = 200; // tokens

    private final List<Prompt> chosen = new ArrayList<>();
    private final Set<String> texts = new HashSet<>();

    private PromptChooser() {}

    public static void main(String[] arguments) throws IOException {
        var chooser = new PromptChooser();
        chooser.takeGolden();
        var grammar =
                new StoryGrammar(RandomGeneratorFactory.of("L64X128MixRandom").create(1));
        chooser.fill(QUESTIONS - chooser.questions(), grammar::question);
        chooser.fill(PROMPTS - chooser.chosen.size(), grammar::opening);
        Files.write(
                Path.of(arguments[0]),
                chooser.chosen.stream().map(Prompt::toJson).toList());
    }

    private void takeGolden() throws IOException {
        for (var one : Golden.read(TinyModel.FOLDER.path()).cases()) {
            var prompt = new Prompt(one.prompt(), one.expectedAnswer());
            if (accepts(prompt, LEAST_GAP)) {
                chosen.add(prompt);
            }
        }
    }

    private void fill(int missing, Supplier<Prompt> source) {
        for (int found = 0; found < missing; ) {
            var prompt = source.get();
            if (accepts(prompt, GAP_OF_NEW_ONES)) {
                chosen.add(prompt);
                found++;
            }
        }
    }

    private int questions() {
        return (int) chosen.stream()
                .filter(prompt -> prompt.expectedAnswer().isPresent())
                .count();
    }

    private boolean accepts(Prompt prompt, float gap) {
        var ids = TinyModel.TOKENIZER.encode(prompt.text());
        if (ids.length > LONGEST) {
            return false;
        }
        var generation = TinyModel.DEVICE.generate(ids, TOKENS);
        var text = TinyModel.TOKENIZER.decode(generation.tokens());
        return generation.leastGap() > gap && prompt.isAnsweredBy(text) && texts.add(text);
    }
}
