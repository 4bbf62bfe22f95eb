package orrery.node.snapshot;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What devices refer to and never save, by the list among the resources: every line says how, a class and why.
 *
 * <ul>
 *   <li>{@code open}: never changes; what it is made of can be referred to by its place in it
 *   <li>{@code closed}: nothing in it is referred to from without
 *   <li>{@code memo}: a field of something open that only remembers what can be worked out again
 *   <li>{@code never}: not in a run that keeps states
 * </ul>
 */
final class Surroundings {
    private static final String FILE = "surroundings.txt";
    private static final Line NONE = new Line("", "");

    private final Map<Class<?>, Line> lines = new LinkedHashMap<>();
    private final Set<String> memos = new HashSet<>();
    private final ClassValue<Line> nearest = new ClassValue<>() {
        @Override
        protected Line computeValue(Class<?> type) {
            return lines.entrySet().stream()
                    .filter(line -> line.getKey().isAssignableFrom(type))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(NONE);
        }
    };

    /** How, and why. */
    private record Line(String how, String why) {}

    Surroundings() {
        ResourceLines.of(FILE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> add(line.split(" +", 3)));
    }

    private void add(String... words) {
        switch (words[0]) {
            case "memo" -> memos.add(words[1]);
            case "open", "closed", "never" ->
                lines.put(ResourceLines.type(FILE, words[1]), new Line(words[0], words[2]));
            default ->
                throw new IllegalStateException(FILE + ": " + words[0] + " is none of open, closed, memo, never");
        }
    }

    boolean has(Class<?> type) {
        return !nearest.get(type).equals(NONE);
    }

    /** Whether what it is made of can be referred to. */
    boolean isOpen(Class<?> type) {
        return nearest.get(type).how.equals("open");
    }

    /** Why there must be none in a run that keeps states; null where there may be. */
    String whyNever(Class<?> type) {
        var line = nearest.get(type);
        return line.how.equals("never") ? line.why : null;
    }

    boolean isMemo(Field field) {
        return memos.contains(field.getDeclaringClass().getName() + "#" + field.getName());
    }
}
