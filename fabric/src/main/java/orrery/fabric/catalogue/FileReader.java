package orrery.fabric.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Turns catalogue files into rows, and hands on every figure it meets. */
record FileReader(UnaryOperator<String> textOfFile, Consumer<Figure> kept) {

    /** The rows of several files as one section; a name stands in one of them only. */
    <T> Map<String, T> rows(List<String> files, BiFunction<String, Row, T> build) {
        var read = new LinkedHashMap<String, T>();
        files.forEach(file -> read(file, build, read));
        return read;
    }

    private <T> void read(String file, BiFunction<String, Row, T> build, Map<String, T> into) {
        Located.read(file, textOfFile.apply(file)).fields().forEach((name, value) -> {
            if (!(value instanceof Located.Table table)) {
                throw new CatalogueProblem(file, value.line(), name, "text", "a table of figures");
            }
            if (into.put(name, built(file, name, table, build)) != null) {
                throw new CatalogueProblem(file, table.line(), name, "the same name in two files", "each name once");
            }
        });
    }

    private <T> T built(String file, String name, Located.Table table, BiFunction<String, Row, T> build) {
        try {
            return build.apply(name, new Row(file, name, table, kept));
        } catch (CatalogueProblem alreadyClear) {
            throw alreadyClear;
        } catch (IllegalArgumentException e) {
            throw new CatalogueProblem(file, table.line(), name, "a row that contradicts itself", e.getMessage());
        }
    }
}
