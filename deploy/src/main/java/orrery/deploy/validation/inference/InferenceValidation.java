package orrery.deploy.validation.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import orrery.deploy.report.Headway;
import orrery.deploy.validation.NotModelled;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.TopologyProblem;
import orrery.node.forecast.Forecast;
import orrery.node.forecast.ServingForecast;
import orrery.node.scenario.ScenarioProblem;

/**
 * Every measured run that says enough, forecast.
 *
 * @param compared in the order of the rows
 * @param excluded in the order of the rows
 */
public record InferenceValidation(List<ComparedRun> compared, List<Excluded> excluded) {
    public InferenceValidation {
        compared = List.copyOf(compared);
        excluded = List.copyOf(excluded);
    }

    public static InferenceValidation of(List<InferenceRow> rows) {
        return of(rows, Headway.UNSEEN);
    }

    /** The same, for somebody who waits for it. */
    public static InferenceValidation of(List<InferenceRow> rows, Headway headway) {
        return new Work(rows).done(headway);
    }

    public InferenceErrorTable table() {
        return InferenceErrorTable.of(compared);
    }

    private static final class Work {
        private final List<InferenceRow> rows;
        private final RunReading reading = new RunReading(Catalogue.load());
        private final Map<InferenceRow.RunKey, Double> offered;
        private final Map<InferenceRow, MeasuredRun> runs = new LinkedHashMap<>();
        private final Map<InferenceRow, String> reasons = new LinkedHashMap<>();

        Work(List<InferenceRow> rows) {
            this.rows = rows;
            offered = rows.stream()
                    .filter(row -> row.metric().equals("offered_load"))
                    .collect(Collectors.toMap(InferenceRow::run, InferenceRow::value, (first, _) -> first));
        }

        InferenceValidation done(Headway headway) {
            rows.forEach(this::read);
            var forecasts = forecasts(headway);
            var compared = new ArrayList<ComparedRun>();
            var excluded = new ArrayList<Excluded>();
            for (var row : rows) {
                var answer = runs.containsKey(row) ? forecasts.get(row.run()) : null;
                if (answer instanceof Forecast forecast) {
                    compared.add(
                            new ComparedRun(row, Metric.of(row).orElseThrow().of(forecast)));
                } else {
                    excluded.add(new Excluded(row, answer == null ? reasons.get(row) : answer.toString()));
                }
            }
            return new InferenceValidation(compared, excluded);
        }

        private void read(InferenceRow row) {
            try {
                runs.put(row, reading.of(row, offered.getOrDefault(row.run(), 0.0)));
            } catch (NotModelled | ScenarioProblem | TopologyProblem reason) {
                reasons.put(row, reason.getMessage());
            }
        }

        /** Each run once, on all cores: runs know nothing of each other, so the order does not matter. */
        private Map<InferenceRow.RunKey, Object> forecasts(Headway headway) {
            var once = new LinkedHashMap<InferenceRow.RunKey, MeasuredRun>();
            runs.forEach((row, run) -> once.putIfAbsent(row.run(), run));
            var forecasts = new ConcurrentHashMap<InferenceRow.RunKey, Object>();
            headway.begins(once.size());
            once.entrySet().parallelStream().forEach(one -> {
                forecasts.put(one.getKey(), forecast(one.getValue()));
                headway.done();
            });
            return forecasts;
        }

        /** The forecast, or why there is none. */
        private static Object forecast(MeasuredRun run) {
            try {
                return new ServingForecast(run.model()).of(run.arrivals(), run.lengths());
            } catch (ScenarioProblem refused) {
                return refused.getMessage();
            }
        }
    }
}
