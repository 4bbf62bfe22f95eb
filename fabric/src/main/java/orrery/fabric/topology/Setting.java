package orrery.fabric.topology;

import java.util.Arrays;
import java.util.List;
import orrery.protocol.naming.Spelling;

/** What can be set about a {@link Shape}: a key, the value it has when nothing is said, and which others are allowed. */
public sealed interface Setting {
    String key();

    /** The value where none is given. */
    String standard();

    /** What it means, in a few words. */
    String description();

    /** Which values are allowed, in words. */
    String allowed();

    boolean accepts(String value);

    /** The same setting with another value where none is given. */
    Setting withStandard(String value);

    /** The nearest allowed value to a wrong one as the end of a sentence, or empty. */
    default String hint(String value) {
        return "";
    }

    /** A whole number from {@code least} to {@code most}. */
    record Count(String key, int standardCount, int least, int most, String description) implements Setting {
        private static final int LONGEST = 10;

        @Override
        public String standard() {
            return Integer.toString(standardCount);
        }

        @Override
        public Setting withStandard(String value) {
            return new Count(key, Integer.parseInt(value), least, most, description);
        }

        @Override
        public String allowed() {
            return "a whole number from " + least + " to " + most;
        }

        @Override
        public boolean accepts(String value) {
            return value.matches("[0-9]{1," + LONGEST + "}")
                    && Long.parseLong(value) >= least
                    && Long.parseLong(value) <= most;
        }
    }

    /** One of some words. */
    record Word(String key, String standard, List<String> words, String description) implements Setting {
        public Word {
            words = List.copyOf(words);
        }

        @Override
        public Setting withStandard(String value) {
            return new Word(key, value, words, description);
        }

        @Override
        public String allowed() {
            return String.join(", ", words);
        }

        @Override
        public boolean accepts(String value) {
            return words.contains(value);
        }

        @Override
        public String hint(String value) {
            return Spelling.hint(value, words);
        }
    }

    /** The name of a part of the catalogue, which knows by itself what it has; or {@code auto}. */
    record PartName(String key, String standard, String description) implements Setting {
        private static final int LONGEST = 60;

        @Override
        public Setting withStandard(String value) {
            return new PartName(key, value, description);
        }

        @Override
        public String allowed() {
            return "auto, or the name of a part of the catalogue";
        }

        @Override
        public boolean accepts(String value) {
            return value.matches("[A-Za-z0-9._-]{1," + LONGEST + "}");
        }
    }

    /** Lengths along dimensions, such as {@code 4x4x8}. */
    record Extents(String key, String standard, String description) implements Setting {
        private static final int MOST = 1 << 20;

        @Override
        public Setting withStandard(String value) {
            return new Extents(key, value, description);
        }

        @Override
        public String allowed() {
            return "one to six lengths from 1 to " + MOST + ", such as 4x4x8";
        }

        @Override
        public boolean accepts(String value) {
            return value.matches("[0-9]{1,7}(x[0-9]{1,7}){0,5}")
                    && Arrays.stream(value.split("x"))
                            .mapToInt(Integer::parseInt)
                            .allMatch(extent -> extent >= 1 && extent <= MOST);
        }
    }
}
