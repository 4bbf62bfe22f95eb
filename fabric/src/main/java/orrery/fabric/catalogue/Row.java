package orrery.fabric.catalogue;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import orrery.protocol.naming.Spelling;
import orrery.protocol.units.Uncertain;
import orrery.protocol.units.UnitProblem;

/** One table of a catalogue file, asked field by field; every figure it reads is handed to {@code kept}. */
record Row(String file, String section, String path, Located.Table table, Consumer<Figure> kept) {
    private static final String UNCERTAINTY = "uncertainty";
    private static final List<String> SHARED = List.of(UNCERTAINTY, "source", "confidence");
    private static final List<String> FIGURE = List.of("value", "uncertainty", "source", "confidence");

    /** Refuses every field that is not a component of the record the row becomes, or is one that no file may set. */
    Row onlyFieldsOf(Class<? extends Record> target, String... notInFiles) {
        var hidden = List.of(notInFiles);
        return only(Arrays.stream(target.getRecordComponents())
                .map(component -> component.getName())
                .filter(name -> !name.equals("name") && !hidden.contains(name))
                .toList());
    }

    boolean has(String field) {
        return table.fields().containsKey(field);
    }

    /** Refuses every field that is in neither list. */
    Row only(Collection<String> some, Collection<String> others) {
        return only(Stream.concat(some.stream(), others.stream()).toList());
    }

    /** Refuses every field of a group of figures that were fitted together but those, and what they share. */
    Row sharing(Collection<String> figures) {
        return only(figures, SHARED);
    }

    /** A figure whose source and confidence stand once for all figures of the group. */
    <T> T shared(String field, Function<String, T> parse) {
        var value = text(field);
        var read = plain(field, parse);
        kept.accept(new Figure(
                section + "/" + path(field),
                value,
                uncertainty(),
                text("source"),
                oneOf("confidence", Confidence.class)));
        return read;
    }

    Row only(Collection<String> allowed) {
        table.fields().forEach((key, value) -> {
            if (!allowed.contains(key)) {
                throw problem(key, value.line(), "an unknown field", allowed);
            }
        });
        return this;
    }

    <T> T figure(String field, Function<String, T> parse) {
        var figure = group(field).only(FIGURE);
        var value = figure.text("value");
        var read = parsed(field, figure.table, value, parse);
        kept.accept(new Figure(
                section + "/" + path(field),
                value,
                figure.uncertainty(),
                figure.text("source"),
                figure.oneOf("confidence", Confidence.class)));
        return read;
    }

    /** A figure that may be 0, or not be there. */
    OptionalInt countIfKnown(String field) {
        return has(field) ? OptionalInt.of(figure(field, Quantity::countOrNone)) : OptionalInt.empty();
    }

    /** A figure that is computed with together with its uncertainty. */
    Uncertain uncertain(String field, ToDoubleFunction<String> parse) {
        var value = figure(field, parse::applyAsDouble);
        var figure = group(field);
        var share = figure.uncertainty()
                .orElseGet(() -> figure.oneOf("confidence", Confidence.class).usualUncertainty());
        return Uncertain.within(value, share);
    }

    Optional<Uncertain> uncertainIfKnown(String field, ToDoubleFunction<String> parse) {
        return table.fields().containsKey(field) ? Optional.of(uncertain(field, parse)) : Optional.empty();
    }

    private OptionalDouble uncertainty() {
        return table.fields().containsKey(UNCERTAINTY)
                ? OptionalDouble.of(plain(UNCERTAINTY, Quantity::share))
                : OptionalDouble.empty();
    }

    /** A field that names the row rather than measures it, so it needs no source. */
    <T> T plain(String field, Function<String, T> parse) {
        var text = text(field);
        return parsed(field, table.fields().get(field), text, parse);
    }

    /** A field that names one of the rows of another file; without the field there is none. */
    <T> Optional<T> plainIfKnown(String field, Map<String, T> rows) {
        return has(field) ? Optional.of(oneOf(field, rows)) : Optional.empty();
    }

    /** A field that names one of the rows of another file. */
    <T> T oneOf(String field, Map<String, T> rows) {
        var name = text(field);
        if (!rows.containsKey(name)) {
            throw problem(field, table.fields().get(field).line(), "\"" + name + "\"", rows.keySet(), name);
        }
        return rows.get(name);
    }

    <T> Optional<T> figureIfKnown(String field, Function<String, T> parse) {
        return table.fields().containsKey(field) ? Optional.of(figure(field, parse)) : Optional.empty();
    }

    <E extends Enum<E>, T> Map<E, T> figuresBy(String field, Class<E> keys, Function<String, T> parse) {
        var group = group(field).only(names(keys));
        var read = new EnumMap<E, T>(keys);
        for (var key : group.table.fields().keySet()) {
            read.put(Enum.valueOf(keys, key.toUpperCase(Locale.ROOT)), group.figure(key, parse));
        }
        return read;
    }

    <E extends Enum<E>> E oneOf(String field, Class<E> values) {
        var text = text(field);
        if (!names(values).contains(text)) {
            throw problem(field, table.fields().get(field).line(), "\"" + text + "\"", names(values), text);
        }
        return Enum.valueOf(values, text.toUpperCase(Locale.ROOT));
    }

    /** The text of a field, never blank. */
    String text(String field) {
        return switch (table.fields().get(field)) {
            case Located.Text found when !found.value().isBlank() -> found.value();
            case null -> throw problem(field, table.line(), "nothing", List.of("text; add the field"));
            case Located other -> throw problem(field, other.line(), "no text", List.of("text on one line"));
        };
    }

    /** A table within the row. */
    Row group(String field) {
        return switch (table.fields().get(field)) {
            case Located.Table inner -> new Row(file, section, path(field), inner, kept);
            case null -> throw problem(field, table.line(), "nothing", List.of("{value, source, confidence}"));
            case Located.Text(var line, var value) ->
                throw problem(field, line, "\"" + value + "\"", List.of("{value, source, confidence}"));
        };
    }

    private <T> T parsed(String field, Located where, String value, Function<String, T> parse) {
        try {
            return parse.apply(value);
        } catch (UnitProblem e) {
            throw problem(field, where.line(), "\"" + value + "\"", List.of(e.allowed()));
        } catch (IllegalArgumentException e) {
            throw problem(field, where.line(), "\"" + value + "\"", List.of(e.getMessage()));
        }
    }

    private static <E extends Enum<E>> List<String> names(Class<E> values) {
        return Arrays.stream(values.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private String path(String field) {
        return path + "/" + field;
    }

    private CatalogueProblem problem(String field, int line, String found, Collection<String> allowed) {
        return problem(field, line, found, allowed, field);
    }

    private CatalogueProblem problem(
            String field, int line, String found, Collection<String> allowed, String misspelt) {
        var choices = String.join(", ", allowed) + Spelling.hint(misspelt, allowed);
        return new CatalogueProblem(file, line, path(field), found, choices);
    }
}
