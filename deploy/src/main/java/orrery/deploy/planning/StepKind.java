package orrery.deploy.planning;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import orrery.node.feasibility.Demand;
import orrery.node.numerics.StepShape;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment.Duty;

/** What a step is about. */
public enum StepKind {
    /** Prompts: as many tokens as a step may have, and a prompt for every data group and micro-batch where they suffice. */
    PREFILL {
        @Override
        StepShape shape(Demand demand, Cut cut) {
            var parts = cut.attention().data() * cut.microBatches();
            var prompts = Math.clamp(
                    Math.max(demand.rows() / demand.length(), parts), 1, Math.min(demand.sequences(), demand.rows()));
            return StepShape.prefill(prompts, Math.min(demand.length(), demand.rows() / prompts));
        }
    },
    /** One token of every sequence, its last. */
    DECODE {
        @Override
        StepShape shape(Demand demand, Cut cut) {
            return StepShape.decode(demand.sequences(), demand.length());
        }
    };

    abstract StepShape shape(Demand demand, Cut cut);

    /** Those that copies with a duty do. */
    static Set<StepKind> of(Duty duty) {
        return switch (duty) {
            case PREFILL -> EnumSet.of(PREFILL);
            case DECODE -> EnumSet.of(DECODE);
            case SERVE, DRAFT -> EnumSet.allOf(StepKind.class);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
