package orrery.node.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orrery.node.checkpoint.ModelProblem;

/** What stands for a tokenizer where a model has none: texts are token ids, in decimal, with blanks between. */
public record TokenNumbers(int vocabulary) implements Tokenizer {

    @Override
    public int[] encode(String text) {
        return Arrays.stream(text.strip().split("\\s+")).mapToInt(this::id).toArray();
    }

    @Override
    public String decode(int... ids) {
        return IntStream.of(ids).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    @Override
    public void close() {}

    private int id(String word) {
        if (word.matches("\\d{1,9}") && Integer.parseInt(word) < vocabulary) {
            return Integer.parseInt(word);
        }
        throw new ModelProblem(
                Path.of("prompt"),
                "token",
                word,
                "a model without a tokenizer takes token ids from 0 to " + (vocabulary - 1) + " with blanks between");
    }
}
