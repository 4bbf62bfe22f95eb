package orrery.deploy.verification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** Draws plans: any degrees that may go together, pools, drafts. Whether they really do is for the feasibility check to say. */
final class RandomPlan {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<Integer> DEGREES = List.of(1, 2, 3, 4, 6, 8, 9, 12, 18, 24, 36, 72);
    private static final List<String> ALL_REDUCES = List.of("auto", "auto", "auto", "ring", "direct", "in_switch");

    private final Dice dice;
    private final RandomMachine machine;
    private final boolean hasExperts;

    RandomPlan(Dice dice, RandomMachine machine, boolean hasExperts) {
        this.dice = dice;
        this.machine = machine;
        this.hasExperts = hasExperts;
    }

    /** @param draft what may guess tokens, as a scenario names it; null where nothing can */
    ObjectNode draw(ObjectNode draft) {
        var isPooled = dice.oneIn(6);
        var isDrafted = draft != null && !isPooled && dice.oneIn(8);
        var room = isPooled || isDrafted ? machine.devices() / 2 : machine.devices();
        var plan = pool(Math.max(1, room));
        plan.put("all_reduce", dice.of(ALL_REDUCES));
        if (isPooled) {
            plan.set("prefill", pool(Math.max(1, room)));
        }
        if (isDrafted) {
            plan.set("draft", pool(Math.max(1, room)).put("tokens", dice.between(1, 5)));
            ((ObjectNode) plan.get("draft")).set("model", draft);
        }
        if (dice.oneIn(8)) {
            plan.put("offload_cache", true);
        }
        return plan;
    }

    /** Copies that are cut alike, within so many devices. */
    private ObjectNode pool(int room) {
        var pool = JSON.objectNode();
        var stages = Math.min(room, dice.of(List.of(1, 1, 1, 2, 3)));
        var tensor = dice.ofDegrees(DEGREES, room / stages);
        var context = dice.oneIn(4) ? dice.ofDegrees(DEGREES, room / stages / tensor) : 1;
        var data = dice.oneIn(2) ? dice.between(1, room / stages / tensor / context) : 1;
        var ranks = tensor * context * data;
        pool.put("device", machine.device()).put("pipeline_parallel", stages);
        pool.putObject("attention")
                .put("tensor_parallel", tensor)
                .put("context_parallel", context)
                .put("data_parallel", data);
        pool.set("feed_forward", machine.hasLpusBehind() && !dice.oneIn(3) ? behind(stages) : feedForward(ranks));
        pool.put("micro_batches", dice.of(List.of(1, 1, 2)));
        var copies = room / (stages * ranks);
        return pool.put("replicas", dice.oneIn(3) ? dice.between(1, copies) : 1);
    }

    private ObjectNode feedForward(int ranks) {
        var experts = hasExperts
                ? dice.of(IntStream.rangeClosed(1, ranks)
                        .filter(degree -> ranks % degree == 0)
                        .boxed()
                        .toList())
                : 1;
        return exchanging(JSON.objectNode().put("tensor_parallel", ranks / experts), experts);
    }

    /** On LPUs, of which each stage takes as many as there are for it, or fewer. */
    private ObjectNode behind(int stages) {
        var most = Math.max(1, machine.lpusBehind() / stages);
        var tensor = dice.ofDegrees(DEGREES, most);
        var experts = hasExperts ? dice.between(1, most / tensor) : 1;
        return exchanging(JSON.objectNode().put("device", "lpu").put("tensor_parallel", tensor), experts);
    }

    private ObjectNode exchanging(ObjectNode feedForward, int experts) {
        feedForward.put("expert_parallel", experts);
        if (hasExperts) {
            feedForward.put("exchange", dice.of(List.of("gather", "all_to_all", "all_to_all")));
            feedForward.put("redundant_experts", dice.oneIn(3) ? dice.between(1, 12) : 0);
        }
        return feedForward;
    }
}
