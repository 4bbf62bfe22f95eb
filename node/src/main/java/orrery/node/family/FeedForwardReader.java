package orrery.node.family;

import java.util.List;
import java.util.Set;
import orrery.node.architecture.Activation;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.architecture.Router;
import orrery.node.architecture.Router.Scoring;
import orrery.node.checkpoint.Fields;

/** Reads dense blocks and mixtures of experts. */
final class FeedForwardReader {
    private static final int LARGEST = Configuration.LARGEST;
    private static final int MOST_EXPERTS = 1 << 16;

    private final Fields fields;
    private final Family.ExpertFields family;

    FeedForwardReader(Fields fields, Family family) {
        this.fields = fields;
        this.family = family.experts();
    }

    FeedForward read(int layer) {
        return switch (family) {
            case NONE -> dense(layer);
            case MIXTRAL -> experts(layer, "num_local_experts", "intermediate_size", softmax(true));
            case GPT_OSS -> experts(layer, "num_local_experts", "intermediate_size", softmaxOfChosen());
            case QWEN -> sparseStep(layer) ? qwen(layer) : dense(layer);
            case NEMOTRON -> new Dense(layer, fields.integer("intermediate_size", 1, LARGEST), Activation.SQUARED_RELU);
            case DEEPSEEK -> layer < denseLayers() ? dense(layer) : deepSeek(layer);
        };
    }

    private Dense dense(int layer) {
        return new Dense(layer, fields.integer("intermediate_size", 1, LARGEST), Activation.SWIGLU);
    }

    private Experts qwen(int layer) {
        return experts(layer, "num_experts", "moe_intermediate_size", softmax(fields.flagOr("norm_topk_prob", false)));
    }

    private Experts deepSeek(int layer) {
        fields.oneOf("scoring_func", "sigmoid", List.of("sigmoid"));
        fields.oneOf("topk_method", "noaux_tc", List.of("noaux_tc"));
        if (fields.integerOr("moe_layer_freq", 1, LARGEST, 1) != 1) {
            throw fields.problem("moe_layer_freq", "only 1 is supported: experts in every layer after the dense ones");
        }
        return experts(layer, "n_routed_experts", "moe_intermediate_size", sigmoid());
    }

    /** The experts of a layer that has nothing else. */
    Experts nemotron(int layer) {
        var like = experts(layer, "n_routed_experts", "moe_intermediate_size", sigmoid());
        int shared = fields.integerOr("n_shared_experts", 0, 1, 1);
        return new Experts(
                layer,
                like.count(),
                like.chosen(),
                like.width(),
                shared * fields.integer("moe_shared_expert_intermediate_size", 1, LARGEST),
                fields.integerOr("moe_latent_size", 1, LARGEST, 0),
                false,
                Activation.SQUARED_RELU,
                like.router());
    }

    private Experts experts(int layer, String countField, String widthField, Router router) {
        int count = fields.integer(fields.has(countField) ? countField : alternative(countField), 1, MOST_EXPERTS);
        int width = fields.integer(widthField, 1, LARGEST);
        int shared = family == Family.ExpertFields.DEEPSEEK
                ? fields.integerOr("n_shared_experts", 0, LARGEST / width, 0)
                : 0;
        boolean clamped = family == Family.ExpertFields.GPT_OSS;
        if (count % router.groups() != 0) {
            throw fields.problem("n_group", "it must divide " + countField + ", " + count);
        }
        int most = count / router.groups() * router.chosenGroups();
        return new Experts(
                layer,
                count,
                fields.integer("num_experts_per_tok", 1, most),
                width,
                shared * width,
                clamped,
                clamped ? Activation.CLAMPED_SWIGLU : Activation.SWIGLU,
                router);
    }

    /** Newer configurations of all families may say num_local_experts; where neither is there, the usual one is missed. */
    private String alternative(String countField) {
        return fields.has("num_local_experts") ? "num_local_experts" : countField;
    }

    private static Router softmax(boolean normalised) {
        return new Router(Scoring.SOFTMAX, false, false, 1, 1, normalised, 1f);
    }

    private static Router softmaxOfChosen() {
        return new Router(Scoring.SOFTMAX_OF_CHOSEN, true, false, 1, 1, false, 1f);
    }

    private Router sigmoid() {
        int groups = fields.integerOr("n_group", 1, MOST_EXPERTS, 1);
        return new Router(
                Scoring.SIGMOID,
                false,
                true,
                groups,
                fields.integerOr("topk_group", 1, groups, groups),
                fields.flagOr("norm_topk_prob", true),
                (float) fields.positiveOr("routed_scaling_factor", 1));
    }

    private boolean sparseStep(int layer) {
        var dense = Set.copyOf(fields.integers("mlp_only_layers", 0, LARGEST));
        return !dense.contains(layer) && (layer + 1) % fields.integerOr("decoder_sparse_step", 1, LARGEST, 1) == 0;
    }

    private int denseLayers() {
        return fields.integerOr("first_k_dense_replace", 0, LARGEST, 0);
    }
}
