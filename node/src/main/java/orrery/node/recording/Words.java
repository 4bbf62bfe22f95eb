package orrery.node.recording;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is on record, in words: texts as they are, records by their names and what they are of. */
final class Words {
    private Words() {}

    static String of(Object what) {
        return what instanceof Record act
                ? Stream.concat(
                                Stream.of(words(act.getClass().getSimpleName())),
                                Arrays.stream(act.getClass().getRecordComponents())
                                        .map(part -> part(act, part)))
                        .collect(Collectors.joining(", "))
                : what.toString();
    }

    private static String part(Record of, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            var value = part.getAccessor().invoke(of);
            return value instanceof Enum<?> one
                    ? one.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    : words(part.getName()) + " " + value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part + " cannot be read", e);
        }
    }

    /** {@code AllReduce} becomes {@code all reduce}. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
