package orrery.deploy.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The way to a field from the root: keys (strings) and positions in lists (integers), as in {@code load.prompts.list[2]}. */
public record FieldPath(List<Object> steps) {
    public static final FieldPath ROOT = new FieldPath(List.of());
    private static final Pattern STEP = Pattern.compile("\\[(\\d{1,9})]|[^.\\[]+");
    private static final Pattern ELEMENT = Pattern.compile("[^\\[\\]]+(\\[\\d{1,9}])+");

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** Reads a dotted path of keys and elements of lists; empty keys are kept, to be refused like any unknown one. */
    public static FieldPath ofDotted(String text) {
        var steps = new ArrayList<Object>();
        for (var part : text.split("\\.", -1)) {
            steps.addAll(ELEMENT.matcher(part).matches() ? parse(part).steps : List.of(part));
        }
        return new FieldPath(steps);
    }

    /** Reads what {@link #toString} writes. */
    static FieldPath parse(String text) {
        return new FieldPath(STEP.matcher(text)
                .results()
                .map(step -> step.group(1) == null ? (Object) step.group() : (Object) Integer.valueOf(step.group(1)))
                .toList());
    }

    public FieldPath child(Object step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    FieldPath parent() {
        return new FieldPath(steps.subList(0, steps.size() - 1));
    }

    Object last() {
        return steps.getLast();
    }

    @Override
    public String toString() {
        var text = steps.stream()
                .map(step -> step instanceof Integer position ? "[" + position + "]" : "." + step)
                .collect(Collectors.joining());
        return text.startsWith(".") ? text.substring(1) : text;
    }
}
