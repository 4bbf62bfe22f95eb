package orrery.deploy.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Function;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Plan.Speculation;

/**
 * Makes a plan of its tree. What is left open follows: attention takes the plan's tensor degree, and feed-forward, on the
 * same devices, whatever makes both come to the same number of them.
 */
final class PlanAssembly {
    private final Function<FieldPath, ModelSource> models;

    /** @param models reads the model that a field names */
    PlanAssembly(Function<FieldPath, ModelSource> models) {
        this.models = models;
    }

    Plan plan(JsonNode plan) {
        var pools = new ArrayList<Pool>();
        pools.add(pool(plan, plan.has("prefill") ? Duty.DECODE : Duty.SERVE));
        if (plan.has("prefill")) {
            pools.add(pool(plan.get("prefill"), Duty.PREFILL));
        }
        if (plan.has("draft")) {
            pools.add(pool(plan.get("draft"), Duty.DRAFT));
        }
        return new Plan(
                new Deployment(pools),
                AllReduce.valueOf(upper(plan.get("all_reduce"))),
                plan.has("draft") ? speculation(plan.get("draft")) : null,
                plan.get("offload_cache").asBoolean());
    }

    private Speculation speculation(JsonNode draft) {
        var model = models.apply(FieldPath.ofDotted("plan.draft.model"));
        return new Speculation(model, draft.path("tokens").asInt(4));
    }

    private static Pool pool(JsonNode pool, Duty duty) {
        return new Pool(duty, cut(pool), number(pool, "replicas", 1));
    }

    private static Cut cut(JsonNode cut) {
        var attention = attention(cut);
        var device = device(cut.path("device"), DeviceKind.GPU);
        return new Cut(
                device,
                number(cut, "pipeline_parallel", 1),
                attention,
                feedForward(cut.path("feed_forward"), attention, device),
                number(cut, "micro_batches", 1));
    }

    private static Cut.Attention attention(JsonNode cut) {
        var attention = cut.path("attention");
        return new Cut.Attention(
                number(attention, "tensor_parallel", number(cut, "tensor_parallel", 1)),
                number(attention, "data_parallel", 1),
                number(attention, "context_parallel", 1));
    }

    private static Cut.FeedForward feedForward(JsonNode given, Cut.Attention attention, DeviceKind attentionDevice) {
        var device = device(given.path("device"), attentionDevice);
        var expert = number(given, "expert_parallel", 1);
        var rest = device == attentionDevice ? Math.max(1, attention.ranks() / expert) : 1;
        return new Cut.FeedForward(
                number(given, "tensor_parallel", rest),
                expert,
                number(given, "redundant_experts", 0),
                Cut.Exchange.valueOf(
                        given.has("exchange") ? upper(given.get("exchange")) : expert > 1 ? "ALL_TO_ALL" : "GATHER"),
                device);
    }

    private static DeviceKind device(JsonNode given, DeviceKind otherwise) {
        return given.isTextual() ? DeviceKind.valueOf(upper(given)) : otherwise;
    }

    private static int number(JsonNode object, String key, int otherwise) {
        return object.path(key).asInt(otherwise);
    }

    private static String upper(JsonNode text) {
        return text.asText().toUpperCase(Locale.ROOT);
    }
}
