package orrery.node.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.node.checkpoint.ModelProblem;

class TextTokenizerTest {
    @Test
    void encodesAndDecodesLikeTheReference() throws IOException {
        for (var one : Golden.read(TinyModel.FOLDER.path()).cases()) {
            assertArrayEquals(one.promptIds(), TinyModel.TOKENIZER.encode(one.prompt()), one.prompt());
            assertEquals(one.text(), TinyModel.TOKENIZER.decode(one.greedyIds()));
        }
    }

    @Test
    void returnsEveryTextUnchangedHoweverLong() {
        for (var text : new String[] {"", " ", "a\tb\n\n  c", "naïve 星 🌟", "Luna saw a star. ".repeat(500)}) {
            assertEquals(text, TinyModel.TOKENIZER.decode(TinyModel.TOKENIZER.encode(text)));
        }
    }

    @Test
    void putsTheBeginTokenInFrontWhereOnlyTheSettingsAskForIt(@TempDir Path folder) throws IOException {
        var mapper = new ObjectMapper();
        var json = (ObjectNode) mapper.readTree(
                TinyModel.FOLDER.path().resolve("tokenizer.json").toFile());
        json.putNull("post_processor");
        mapper.writeValue(folder.resolve("tokenizer.json").toFile(), json);
        var settings = folder.resolve("tokenizer_config.json");
        try (var without = TextTokenizer.open(folder, TinyModel.FOLDER.architecture())) {
            Files.writeString(settings, "{\"add_bos_token\": true}");
            try (var with = TextTokenizer.open(folder, TinyModel.FOLDER.architecture())) {
                var ids = without.encode("Once upon a time");
                assertEquals(4, ids.length);
                assertEquals(0, with.encode("Once upon a time")[0]);
                assertArrayEquals(ids, Arrays.copyOfRange(with.encode("Once upon a time"), 1, 5));
            }
        }
    }

    @Test
    void refusesATokenizerOfAnotherModel(@TempDir Path folder) throws IOException {
        var config = Files.readString(TinyModel.FOLDER.path().resolve("config.json"));
        Files.writeString(folder.resolve("config.json"), config.replace("\"vocab_size\": 576", "\"vocab_size\": 512"));
        Files.copy(TinyModel.FOLDER.path().resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
        var problem =
                assertThrows(ModelProblem.class, () -> ModelFolder.open(folder).tokenizer());
        assertTrue(problem.getMessage().contains("vocab_size 512"), problem.getMessage());
    }

    @Test
    void refusesWhatIsNoTokenizer(@TempDir Path folder) throws IOException {
        for (var text : new String[] {"", "[]", "{", "{}", "{\"model\": {\"vocab\": {\"a\": 1e9}}}", "\0\0"}) {
            Files.writeString(folder.resolve("tokenizer.json"), text);
            assertThrows(ModelProblem.class, () -> TextTokenizer.open(folder, TinyModel.FOLDER.architecture()), text);
        }
    }
}
