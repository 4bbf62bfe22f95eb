package orrery.deploy.measured;

import java.util.List;
import java.util.Locale;

/** What a column of a CSV file may say, and the names that people give to it. */
enum CsvColumn {
    SIZE("message_bytes", "size_bytes", "bytes", "size", "size_b", "b"),
    TIME("latency_us", "time_us", "time", "latency", "out_of_place_time", "oop_time", "oop_time_us"),
    ALGBW("algbw_gbps", "algbw", "algbw_gb_s", "alg_bw", "alg_bw_gb_s", "out_of_place_algbw", "oop_algbw"),
    BUSBW("busbw_gbps", "busbw", "busbw_gb_s", "bus_bw", "bus_bw_gb_s", "out_of_place_busbw", "oop_busbw"),
    COLLECTIVE("collective", "operation", "op_name", "test"),
    RANKS("gpus", "ranks", "nranks", "n_gpus"),
    SYSTEM("system", "topology", "cluster"),
    HOW("algorithm", "algo", "how");

    private final List<String> names;

    CsvColumn(String... names) {
        this.names = List.of(names);
    }

    /** The name that messages use. */
    String preferred() {
        return names.getFirst();
    }

    /** The place of this column in a header, or -1; a name before another in the list above wins. */
    int in(List<String> header) {
        var folded = header.stream().map(CsvColumn::fold).toList();
        return names.stream()
                .mapToInt(folded::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** {@code Bus BW (GB/s)} and {@code bus_bw_gb_s} are one name. */
    private static String fold(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }
}
