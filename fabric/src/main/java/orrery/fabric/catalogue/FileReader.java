package orrery.fabric.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Turns catalogue files, and rows that somebody adds to them, into rows, and hands on every figure it meets. */
record FileReader(UnaryOperator<String> textOfFile, AddedRows added, Consumer<Figure> kept) {

    /** The rows of several files as one section; a name stands in one of them only, and added rows replace those of files. */
    <T> Map<String, T> rows(List<String> files, BiFunction<String, Row, T> build) {
        var section = CatalogueFiles.section(files.getFirst());
        var tables = new LinkedHashMap<String, Source>();
        files.forEach(file -> read(file, tables));
        added.to(section, tables);
        var built = new LinkedHashMap<String, T>();
        tables.forEach((name, source) -> built.put(name, built(section, name, source, build)));
        return built;
    }

    /** A row as it is written, and where. */
    record Source(String file, Located.Table table) {}

    private void read(String file, SequencedMap<String, Source> into) {
        Located.read(file, textOfFile.apply(file)).fields().forEach((name, value) -> {
            if (into.put(name, new Source(file, Located.tableOfFigures(file, name, value))) != null) {
                throw new CatalogueProblem(file, value.line(), name, "the same name in two files", "each name once");
            }
        });
    }

    private <T> T built(String section, String name, Source source, BiFunction<String, Row, T> build) {
        try {
            return build.apply(name, new Row(source.file(), section, name, source.table(), kept));
        } catch (CatalogueProblem alreadyClear) {
            throw alreadyClear;
        } catch (IllegalArgumentException e) {
            throw new CatalogueProblem(
                    source.file(), source.table().line(), name, "a row that contradicts itself", e.getMessage());
        }
    }
}
