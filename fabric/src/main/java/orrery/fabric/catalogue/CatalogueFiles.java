package orrery.fabric.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The files of the catalogue, by section; a section is one file, or a folder of them. */
final class CatalogueFiles {
    static final List<String> GPUS = List.of("gpus/hopper.yaml", "gpus/blackwell.yaml", "gpus/rubin.yaml");
    static final List<String> LPUS = List.of("lpus.yaml");
    static final List<String> CPUS = List.of("cpus.yaml");
    static final List<String> NICS = List.of("nics.yaml");
    static final List<String> SWITCHES = List.of("switches.yaml");
    static final List<String> TRANSPORTS = List.of("transports.yaml");
    static final List<String> OPTICS = List.of("optics.yaml");
    static final List<String> MEDIA = List.of(
            "media/nvlink.yaml", "media/host.yaml", "media/ethernet.yaml", "media/infiniband.yaml", "media/lpu.yaml");

    static final List<String> SERVERS = List.of("servers.yaml");
    static final List<String> PRICES = List.of("prices.yaml");
    static final List<String> KERNELS = List.of("kernels.yaml");
    static final List<String> TUNING = List.of("tuning.yaml");
    static final List<String> NCCL = List.of("nccl.yaml");
    static final List<String> ENGINES = List.of("engines.yaml");
    static final List<String> TRAYS = List.of("trays.yaml");
    static final List<String> RECOVERIES = List.of("recoveries.yaml");
    static final List<String> FAILURES = List.of("failures.yaml");

    private static final String FOLDER = "/orrery/catalogue/";

    private CatalogueFiles() {}

    static List<String> all() {
        return Stream.of(
                        KERNELS,
                        GPUS,
                        LPUS,
                        CPUS,
                        NICS,
                        SWITCHES,
                        TRANSPORTS,
                        OPTICS,
                        MEDIA,
                        SERVERS,
                        PRICES,
                        TUNING,
                        NCCL,
                        ENGINES,
                        TRAYS,
                        RECOVERIES,
                        FAILURES)
                .flatMap(List::stream)
                .toList();
    }

    /** The first part of the paths of its figures: {@code media} for {@code media/nvlink.yaml}. */
    static String section(String file) {
        return file.split("[/.]")[0];
    }

    /** The text of a file that comes with Orrery. */
    static String shipped(String file) {
        try (var stream = CatalogueFiles.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new CatalogueProblem("the catalogue file " + FOLDER + file + " is missing from the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the catalogue file " + file, e);
        }
    }
}
