package orrery.deploy.validation.inference;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import orrery.deploy.validation.NotModelled;
import orrery.node.forecast.Arrivals;
import orrery.node.forecast.Lengths;

/** The requests that a row's run had: how many, how long, when. */
final class Workloads {
    private static final long SEED = 1;
    private static final int ROUNDS = 8; // of a closed loop: most of it is not its begin
    private static final double STEADY_SECONDS = 300;
    private static final int LEAST = 200;
    private static final int MOST = 30_000;
    private static final int USERS_MOST = 1 << 17;

    /** Requests of TensorRT-LLM's tables by prompt and answer: documentation of 1.0 and of the later guide. */
    private static final Map<List<Integer>, Integer> BENCH = Map.ofEntries(
            Map.entry(List.of(128, 128), 30_000),
            Map.entry(List.of(128, 2048), 3000),
            Map.entry(List.of(128, 4096), 1500),
            Map.entry(List.of(500, 2000), 3000),
            Map.entry(List.of(1000, 1000), 3000),
            Map.entry(List.of(1000, 2000), 1500),
            Map.entry(List.of(2048, 128), 3000),
            Map.entry(List.of(2048, 2048), 1500),
            Map.entry(List.of(5000, 500), 1500),
            Map.entry(List.of(20_000, 2000), 1000),
            Map.entry(List.of(1024, 1024), 3000),
            Map.entry(List.of(8192, 1024), 1500),
            Map.entry(List.of(1024, 8192), 1500),
            Map.entry(List.of(32_768, 1024), 1000),
            Map.entry(List.of(1024, 32_768), 1000));

    private static final int BENCH_OTHERS = 1500;

    /**
     * A data set of MLPerf Inference.
     *
     * @param prompt mean tokens
     * @param answer mean tokens, where the row does not say
     * @param samples of an offline run
     */
    private record DataSet(int prompt, int answer, int samples) {}

    /**
     * Means as MLCommons publishes them (v5.0 and v5.1 posts on their benchmarks): OpenOrca 294; LongBench, RULER and
     * GovReport 9,400; CNN/DailyMail 778, and the 128 tokens that its harness asks for (tokens over requests of the submitted
     * logs); reasoning about 800, an estimate. That one runs six times over its samples
     * (min_query_count of the submitted configuration).
     */
    private static final Map<String, DataSet> MLPERF = Map.of(
            "Llama-2-70B", new DataSet(294, 294, 24_576),
            "Llama-3.1-405B", new DataSet(9400, 680, 8313),
            "Llama-3.1-8B", new DataSet(778, 128, 13_368),
            "DeepSeek-R1", new DataSet(800, 3880, 26_328));

    private Workloads() {}

    static boolean isMlperf(InferenceRow row) {
        return row.source().startsWith("MLPerf");
    }

    static Lengths lengths(InferenceRow row) {
        if (isMlperf(row)) {
            var set = dataSet(row);
            return new Lengths(set.prompt(), (int) Math.round(row.answer().orElse(set.answer())), 1);
        }
        if (row.prompt().isEmpty() || row.answer().isEmpty()) {
            throw new NotModelled("the lengths of its requests are not stated");
        }
        return new Lengths((int) Math.round(row.prompt().getAsDouble()), (int)
                Math.round(row.answer().getAsDouble()));
    }

    private static DataSet dataSet(InferenceRow row) {
        var set = MLPERF.get(row.model());
        if (set == null) {
            throw new NotModelled("no published lengths of the data set of " + row.model());
        }
        return set;
    }

    /** @param offered requests a second, as another row of the same run says; 0 where none does */
    static Arrivals arrivals(InferenceRow row, double offered) {
        if (row.load().equals("offline max load")) {
            var lengths = lengths(row);
            return new Arrivals.Offline(BENCH.getOrDefault(List.of(lengths.prompt(), lengths.answer()), BENCH_OTHERS));
        }
        if (isMlperf(row)) {
            return mlperf(row, offered);
        }
        var users = users(row.load());
        if (users.isEmpty()) {
            throw new NotModelled("its load is not stated in numbers: " + row.load());
        }
        return row.metric().startsWith("e2e_batch")
                ? new Arrivals.Offline(users.getAsInt())
                : closedLoop(users.getAsInt());
    }

    /** At least two rounds; more, while they are not more requests than the longest run has. */
    private static Arrivals closedLoop(int users) {
        if (users > USERS_MOST) {
            throw new NotModelled(users + " users at once are more than " + USERS_MOST);
        }
        return new Arrivals.ClosedLoop(users, Math.max(2 * users, Math.min(users * ROUNDS, MOST)));
    }

    private static Arrivals mlperf(InferenceRow row, double offered) {
        if (row.load().equals("Offline")) {
            return new Arrivals.Offline(dataSet(row).samples());
        }
        if (offered == 0) {
            throw new NotModelled("its offered load is not stated");
        }
        return new Arrivals.Poisson(offered, (int) Math.clamp(offered * STEADY_SECONDS, LEAST, MOST), SEED);
    }

    private static OptionalInt users(String load) {
        return load.matches("[1-9]\\d{0,5}") ? OptionalInt.of(Integer.parseInt(load)) : OptionalInt.empty();
    }
}
