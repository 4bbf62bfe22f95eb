package orrery.deploy.scenario;

import java.util.Map;

/** What people call degrees of parallelism, wherever a field may be typed. A scenario itself spells them out. */
final class ShortNames {
    private static final Map<String, String> FIELDS = Map.of(
            "tp", "plan.tensor_parallel",
            "pp", "plan.pipeline_parallel",
            "ep", "plan.feed_forward.expert_parallel",
            "cp", "plan.attention.context_parallel");

    private ShortNames() {}

    /** The field that is meant by a dotted path or a short name. */
    static FieldPath field(String typed) {
        return FieldPath.ofDotted(FIELDS.getOrDefault(typed, typed));
    }
}
