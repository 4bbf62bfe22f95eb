package orrery.deploy.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What a shipped YAML file says of itself: the first sentence of its first comment, after the line for editors. */
final class FirstComment {
    private static final String ROOT = "/orrery/scenarios/";
    private static final String MODELINE = "# yaml-language-server:";

    private FirstComment() {}

    /** @param file below the folder of scenarios, such as {@code hgx-h100.yaml} */
    static String of(String file) {
        var comment = text(file)
                .lines()
                .dropWhile(line -> line.startsWith(MODELINE) || line.equals("#"))
                .takeWhile(line -> line.startsWith("# "))
                .map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "));
        return sentence(comment);
    }

    private static String text(String file) {
        try (var in = FirstComment.class.getResourceAsStream(ROOT + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A full stop ends it where a capital letter follows, which none does in {@code 3.1}. */
    private static String sentence(String text) {
        return text.split("(?<=\\.) (?=\\p{Lu})", 2)[0];
    }
}
