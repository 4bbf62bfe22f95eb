package orrery.fabric.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import orrery.protocol.naming.Spelling;

/** All parts and media, by name, and the figure behind every number. */
public final class Catalogue {
    private static final String FOLDER = "/orrery/catalogue/";

    private final SequencedMap<String, Figure> figures = new LinkedHashMap<>();
    private final Map<String, Gpu> gpus;
    private final Map<String, Lpu> lpus;
    private final Map<String, Cpu> cpus;
    private final Map<String, Nic> nics;
    private final Map<String, SwitchChip> switches;
    private final Map<String, Medium> media;

    private Catalogue(UnaryOperator<String> textOfFile) {
        Consumer<Figure> kept = figure -> figures.put(figure.name(), figure);
        gpus = rows("gpus.yaml", textOfFile, kept, Rows::gpu);
        lpus = rows("lpus.yaml", textOfFile, kept, Rows::lpu);
        nics = rows("nics.yaml", textOfFile, kept, Rows::nic);
        cpus = rows("cpus.yaml", textOfFile, kept, Rows::cpu);
        switches = rows("switches.yaml", textOfFile, kept, Rows::switchChip);
        media = rows("media.yaml", textOfFile, kept, Rows::medium);
    }

    /** The catalogue that comes with Orrery. */
    public static Catalogue load() {
        return new Catalogue(Catalogue::resource);
    }

    /** A catalogue from other text, asked for by the name of each of the catalogue's files. */
    public static Catalogue read(UnaryOperator<String> textOfFile) {
        return new Catalogue(textOfFile);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Gpu gpu(String name) {
        return row("GPU", name, gpus);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Lpu lpu(String name) {
        return row("LPU", name, lpus);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Nic nic(String name) {
        return row("NIC", name, nics);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Cpu cpu(String name) {
        return row("CPU", name, cpus);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public SwitchChip switchChip(String name) {
        return row("switch chip", name, switches);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Medium medium(String name) {
        return row("medium", name, media);
    }

    /** What stands behind a number, by names such as {@code media/nvlink4/latency}. */
    public Optional<Figure> figure(String name) {
        return Optional.ofNullable(figures.get(name));
    }

    /** Every figure, in the order of the files. */
    public List<Figure> figures() {
        return List.copyOf(figures.values());
    }

    private static <T> T row(String what, String name, Map<String, T> rows) {
        var row = rows.get(name);
        if (row == null) {
            throw new CatalogueProblem("the catalogue has no " + what + " \"" + name + "\", allowed: "
                    + String.join(", ", rows.keySet()) + Spelling.hint(name, rows.keySet()));
        }
        return row;
    }

    private static <T> Map<String, T> rows(
            String file, UnaryOperator<String> text, Consumer<Figure> kept, BiFunction<String, Row, T> build) {
        var read = new LinkedHashMap<String, T>();
        Located.read(file, text.apply(file)).fields().forEach((name, value) -> {
            if (!(value instanceof Located.Table table)) {
                throw new CatalogueProblem(file, value.line(), name, "text", "a table of figures");
            }
            read.put(name, built(file, name, table, kept, build));
        });
        return read;
    }

    private static <T> T built(
            String file, String name, Located.Table table, Consumer<Figure> kept, BiFunction<String, Row, T> build) {
        try {
            return build.apply(name, new Row(file, name, table, kept));
        } catch (CatalogueProblem alreadyClear) {
            throw alreadyClear;
        } catch (IllegalArgumentException e) {
            throw new CatalogueProblem(file, table.line(), name, "a row that contradicts itself", e.getMessage());
        }
    }

    private static String resource(String file) {
        try (var stream = Catalogue.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new CatalogueProblem("the catalogue file " + FOLDER + file + " is missing from the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the catalogue file " + file, e);
        }
    }
}
