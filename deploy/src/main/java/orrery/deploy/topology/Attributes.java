package orrery.deploy.topology;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.SourceText;
import orrery.protocol.naming.Spelling;

/**
 * The attributes of one node or edge, read as what they should be.
 *
 * @param element what to call it in messages, for example {@code node gpu3}
 */
record Attributes(String element, Map<String, String> values, String place, SourceText source) {

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key, String allowed) {
        var value = values.get(key);
        if (value == null || value.isBlank()) {
            var near = Spelling.didYouMean(key, values.keySet());
            throw problem(
                    key,
                    value == null ? "no attribute " + key : "an empty " + key,
                    allowed,
                    near.isEmpty() ? "give every such element the attribute " + key : renamed(key));
        }
        return value;
    }

    private String renamed(String key) {
        return "rename " + Spelling.nearest(key, values.keySet()).orElseThrow() + " to " + key;
    }

    long whole(String key, long least, long most) {
        var allowed = "a whole number from " + least + (most == Long.MAX_VALUE ? " on" : " to " + most);
        var text = text(key, allowed);
        try {
            // networkx turns whole numbers into 72.0 where one value of the column is missing.
            long value = Long.parseLong(text.strip().replaceFirst("\\.0$", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            throw problem(key, "\"" + text + "\"", allowed, "");
        }
        throw problem(key, text, allowed, "");
    }

    boolean flag(String key) {
        var text = text(key, "true or false").strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw problem(key, "\"" + text + "\"", "true or false", "");
        };
    }

    <E extends Enum<E>> E choice(String key, List<E> values) {
        var words = values.stream().map(value -> word(value)).toList();
        var text = text(key, String.join(", ", words));
        int index = words.indexOf(text.strip().toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw problem(key, "\"" + text + "\"", String.join(", ", words), Spelling.didYouMean(text, words));
        }
        return values.get(index);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return choice(key, Arrays.asList(type.getEnumConstants()));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    InputProblem problem(String key, String found, String allowed, String remedy) {
        return new InputProblem(Places.origin(place, source), key + " of " + element, found, allowed, remedy);
    }
}
