package orrery.deploy.pareto;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orrery.deploy.format.FormatsOption;
import orrery.deploy.report.Json;
import orrery.protocol.units.Uncertain;

/** The same as {@link ParetoText}, with every point; every figure is {@code {value, low, high}}. */
public final class ParetoJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double PICOS_PER_MILLISECOND = 1e9;

    private ParetoJson() {}

    public static String of(ParetoQuestion question, List<Curve> curves, Measured measured) {
        var root = NODES.objectNode();
        root.put("isl", question.lengths().prompt())
                .put("osl", question.lengths().answer())
                .put("engine", question.engine().name())
                .put("host_step_ms", question.engine().leastStep().picos() / PICOS_PER_MILLISECOND)
                .put("low_and_high", ParetoText.RANGES);
        var array = root.putArray("curves");
        curves.forEach(curve -> array.add(curve(curve, measured)));
        return Json.text(root);
    }

    private static ObjectNode curve(Curve curve, Measured measured) {
        var json = NODES.objectNode()
                .put("model", curve.model())
                .put("system", curve.system().name())
                .put("validated", curve.validated())
                .put("plans_tried", curve.plans())
                .put("note", curve.note());
        var front = new HashSet<>(curve.front().points());
        var points = json.putArray("points");
        curve.points().forEach(point -> points.add(point(point, front)));
        var crosses = json.putArray("measured");
        for (var point : measured.of(curve.model(), curve.system())) {
            crosses.addObject()
                    .put("tokens_per_s_per_user", point.perUser())
                    .put("tokens_per_s_per_gpu", point.perGpu())
                    .put("of", point.words());
        }
        return json;
    }

    private static ObjectNode point(OperatingPoint point, Set<OperatingPoint> front) {
        var json = NODES.objectNode()
                .put("plan", point.plan())
                .put("topology", point.topology())
                .put("formats", FormatsOption.spelled(point.formats()))
                .put("gpus", point.gpus())
                .put("lpus", point.lpus())
                .put("concurrency", point.concurrency())
                .put("front", front.contains(point))
                .put("mean_batch", point.batch())
                .put("ttft_mean_ms", point.firstTokenMillis());
        put(json, "tokens_per_s_per_user", point.perUser());
        put(json, "tokens_per_s_per_gpu", point.perGpu());
        put(json, "tokens_per_s_per_mw", point.perMegawatt());
        put(json, "joules_per_token", point.joulesPerToken());
        var dollars = json.putObject("dollars_per_million_tokens");
        point.dollarsPerMillion().forEach((kind, price) -> put(dollars, kind, price));
        return json;
    }

    private static void put(ObjectNode into, String name, Uncertain figure) {
        into.putObject(name)
                .put("value", figure.value())
                .put("low", figure.low())
                .put("high", figure.high());
    }
}
