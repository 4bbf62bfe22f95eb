package orrery.node.seating;

import orrery.node.plan.Cut;
import orrery.node.plan.Deployment.Duty;

/**
 * What the degrees of a plan are called in a scenario, so that a problem names the line to change.
 *
 * @param prefix of every field of the pool, such as {@code plan} or {@code plan.prefill}
 * @param shared whether one degree, {@code tensor_parallel}, cuts attention and feed-forward alike
 */
public record PlanFields(String prefix, boolean shared) {

    public static PlanFields of(Duty duty, Cut cut) {
        var attention = cut.attention();
        return new PlanFields(
                prefix(duty),
                attention.tensor() == attention.ranks()
                        && cut.feedForward().tensor() == attention.tensor()
                        && cut.feedForward().expert() == 1);
    }

    private static String prefix(Duty duty) {
        return switch (duty) {
            case SERVE, DECODE -> "plan";
            case PREFILL -> "plan.prefill";
            case DRAFT -> "plan.draft";
        };
    }

    public String device() {
        return prefix + ".device";
    }

    public String pipeline() {
        return prefix + ".pipeline_parallel";
    }

    public String microBatches() {
        return prefix + ".micro_batches";
    }

    public String replicas() {
        return prefix + ".replicas";
    }

    public String attentionTensor() {
        return prefix + (shared ? "" : ".attention") + ".tensor_parallel";
    }

    public String data() {
        return prefix + ".attention.data_parallel";
    }

    public String context() {
        return prefix + ".attention.context_parallel";
    }

    public String feedForwardTensor() {
        return prefix + (shared ? "" : ".feed_forward") + ".tensor_parallel";
    }

    public String expert() {
        return prefix + ".feed_forward.expert_parallel";
    }

    public String redundant() {
        return prefix + ".feed_forward.redundant_experts";
    }

    public String exchange() {
        return prefix + ".feed_forward.exchange";
    }

    public String feedForwardDevice() {
        return prefix + ".feed_forward.device";
    }
}
