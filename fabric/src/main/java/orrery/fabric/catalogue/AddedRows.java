package orrery.fabric.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import orrery.fabric.catalogue.FileReader.Source;
import orrery.protocol.naming.Spelling;

/**
 * Rows that somebody adds to the catalogue, in one file with a table for each section. A row of a known name replaces that one;
 * one with {@code like} has all fields of the row it names but those it gives itself:
 *
 * <pre>
 *   gpus:
 *     my-h100:
 *       like: h100-sxm
 *       memoryBandwidth: {value: 3.2 TB/s, source: "measured here", confidence: measured}
 * </pre>
 *
 * @param sections rows by section and name
 */
record AddedRows(String file, Map<String, Located.Table> sections) {
    static final AddedRows NONE = new AddedRows("", Map.of());

    private static final String LIKE = "like";

    /** @throws CatalogueProblem where it is no YAML, or has a table that is no section */
    static AddedRows read(String file, String yaml) {
        var known = CatalogueFiles.all().stream()
                .map(CatalogueFiles::section)
                .distinct()
                .toList();
        var sections = new LinkedHashMap<String, Located.Table>();
        Located.read(file, yaml).fields().forEach((name, value) -> {
            if (!known.contains(name)) {
                throw unknown(file, value.line(), name, "no section", known);
            }
            sections.put(name, Located.tableOfFigures(file, name, value));
        });
        return new AddedRows(file, sections);
    }

    /** Rows that come with Orrery and are not used, since these have their names: {@code gpus/h100-sxm}. */
    List<String> replaced() {
        return CatalogueFiles.all().stream()
                .filter(shipped -> sections.containsKey(CatalogueFiles.section(shipped)))
                .flatMap(shipped -> Located.read(shipped, CatalogueFiles.shipped(shipped)).fields().keySet().stream()
                        .filter(sections.get(CatalogueFiles.section(shipped)).fields()::containsKey)
                        .map(name -> CatalogueFiles.section(shipped) + "/" + name))
                .toList();
    }

    /** Adds the rows of a section to those of its files. */
    void to(String section, SequencedMap<String, Source> tables) {
        if (sections.containsKey(section)) {
            sections.get(section).fields().forEach((name, value) -> {
                var row = Located.tableOfFigures(file, section + "/" + name, value);
                tables.put(name, new Source(file, completed(section + "/" + name, row, tables)));
            });
        }
    }

    private Located.Table completed(String path, Located.Table row, SequencedMap<String, Source> tables) {
        return switch (row.fields().get(LIKE)) {
            case null -> row;
            case Located.Text(var line, var model)
            when !tables.containsKey(model) ->
                throw unknown(file, line, path + "/" + LIKE, "\"" + model + "\"", List.copyOf(tables.keySet()));
            case Located.Text(var _, var model) ->
                merged(completed(path, tables.get(model).table(), tables), row);
            case Located.Table other ->
                throw new CatalogueProblem(file, other.line(), path + "/" + LIKE, "a table", "the name of a row");
        };
    }

    /** All fields of both, the second's where both have one; tables of figures are merged, figures are not. */
    private static Located.Table merged(Located.Table model, Located.Table row) {
        var fields = new LinkedHashMap<>(model.fields());
        row.fields().forEach((name, value) -> {
            if (!name.equals(LIKE)) {
                fields.put(name, mergedField(fields.get(name), value));
            }
        });
        return new Located.Table(row.line(), fields);
    }

    private static Located mergedField(Located before, Located value) {
        return before instanceof Located.Table model
                        && value instanceof Located.Table table
                        && !table.fields().containsKey("value")
                ? merged(model, table)
                : value;
    }

    private static CatalogueProblem unknown(String file, int line, String path, String found, List<String> allowed) {
        var word = found.replace("\"", "");
        var misspelt = found.startsWith("\"") ? word : path;
        return new CatalogueProblem(
                file, line, path, found, String.join(", ", allowed) + Spelling.hint(misspelt, allowed));
    }
}
