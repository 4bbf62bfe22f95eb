package orrery.deploy.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.Plan;

/** A plan with the keys of the scenario's schema, every degree spelled out. */
final class PlanJson {
    private PlanJson() {}

    static ObjectNode of(Plan plan) {
        var json = JsonNodeFactory.instance.objectNode();
        for (var pool : plan.deployment().pools()) {
            switch (pool.duty()) {
                case SERVE, DECODE -> pool(json, pool);
                case PREFILL -> pool(json.putObject("prefill"), pool);
                case DRAFT -> draft(json.putObject("draft"), pool, plan.speculation());
            }
        }
        return json.put("all_reduce", spelled(plan.allReduce())).put("offload_cache", plan.offload());
    }

    private static void draft(ObjectNode json, Pool pool, Plan.Speculation speculation) {
        json.set("model", ScenarioJson.model(speculation.model()));
        json.put("tokens", speculation.tokens());
        pool(json, pool);
    }

    private static void pool(ObjectNode json, Pool pool) {
        cut(json, pool.cut());
        json.put("replicas", pool.copies());
    }

    private static void cut(ObjectNode json, Cut cut) {
        var attention = cut.attention();
        var feedForward = cut.feedForward();
        json.put("device", spelled(cut.device()))
                .put("tensor_parallel", attention.tensor())
                .put("pipeline_parallel", cut.pipeline())
                .put("micro_batches", cut.microBatches());
        json.putObject("attention")
                .put("tensor_parallel", attention.tensor())
                .put("data_parallel", attention.data())
                .put("context_parallel", attention.context());
        json.putObject("feed_forward")
                .put("device", spelled(feedForward.device()))
                .put("tensor_parallel", feedForward.tensor())
                .put("expert_parallel", feedForward.expert())
                .put("redundant_experts", feedForward.redundant())
                .put("exchange", spelled(feedForward.exchange()));
    }

    private static String spelled(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
