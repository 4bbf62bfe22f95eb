package orrery.node.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.node.checkpoint.ModelProblem;

class PromptsTest {
    @Test
    void comeNearNoTieAndAreAnsweredRightly() {
        var prompts = Prompt.read(TinyModel.FOLDER.path().resolve("prompts.jsonl"));
        assertEquals(64, prompts.stream().distinct().count());
        assertTrue(prompts.stream()
                        .filter(prompt -> prompt.expectedAnswer().isPresent())
                        .count()
                >= 12);
        for (var prompt : prompts) {
            var ids = TinyModel.TOKENIZER.encode(prompt.text());
            var generation = TinyModel.DEVICE.generate(ids, PromptChooser.TOKENS);
            assertTrue(
                    ids.length + PromptChooser.TOKENS
                            <= TinyModel.FOLDER.architecture().maxPositions(),
                    prompt.text());
            assertTrue(generation.ended() || generation.tokens().length == PromptChooser.TOKENS, prompt.text());
            assertTrue(generation.leastGap() > PromptChooser.LEAST_GAP, prompt.text() + generation.leastGap());
            var text = TinyModel.TOKENIZER.decode(generation.tokens());
            assertTrue(prompt.isAnsweredBy(text), prompt + " is answered by" + text);
        }
    }

    @Test
    void knowsARightAnswerFromAWrongOne() {
        var prompt = new Prompt("Who?", Optional.of("Bolt"));
        assertTrue(prompt.isAnsweredBy(" Bolt. Question"));
        assertTrue(!prompt.isAnsweredBy(" Bolts.") && !prompt.isAnsweredBy(""));
    }

    @Test
    void saysWhichLineOfWhichFileIsNoPrompt(@TempDir Path folder) throws IOException {
        for (var line : new String[] {"{}", "[]", "{\"prompt\": 1}", "nonsense"}) {
            var file = Files.writeString(folder.resolve("prompts.jsonl"), line);
            var problem = assertThrows(ModelProblem.class, () -> Prompt.read(file), line);
            assertEquals(file, problem.file());
        }
        assertThrows(ModelProblem.class, () -> Prompt.read(folder.resolve("absent")));
    }
}
