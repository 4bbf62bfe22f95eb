package orrery.node.family;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Block;
import orrery.node.checkpoint.Fields;

/** Reads the configuration of a model of any family. */
public final class Configuration {
    /** Keeps every product of two sizes within a long, and rows within an array. */
    static final int LARGEST = 1 << 24;

    static final int MOST_LAYERS = 10_000;

    /** Ways to store weights that checkpoints of these families are published in. */
    private static final List<String> QUANTISED = List.of("fp8", "mxfp4", "modelopt", "compressed-tensors");

    private Configuration() {}

    /**
     * Reads a {@code config.json}.
     *
     * @throws orrery.node.checkpoint.ModelProblem where a field is missing, wrong or asks for something unsupported
     */
    public static Architecture read(Path file) {
        return read(Fields.of(file));
    }

    /** Reads the fields of a {@code config.json}, wherever they come from. */
    public static Architecture read(Fields fields) {
        var type = fields.oneOf("model_type", "nothing", Family.allModelTypes());
        var family = Family.of(type).orElseThrow();
        requireSupported(fields, family);
        int vocabulary = fields.integer("vocab_size", 1, LARGEST);
        return new Architecture(
                type,
                fields.integer("hidden_size", 1, LARGEST),
                vocabulary,
                fields.integer("max_position_embeddings", 1, LARGEST),
                (float) fields.positive(family == Family.NEMOTRON_H ? "layer_norm_epsilon" : "rms_norm_eps"),
                fields.flagOr("tie_word_embeddings", false),
                family == Family.NEMOTRON_H ? hybridBlocks(fields, family) : blocks(fields, family),
                fields.optionalInteger("bos_token_id", 0, vocabulary - 1),
                fields.integers("eos_token_id", 0, vocabulary - 1));
    }

    private static List<Block> blocks(Fields fields, Family family) {
        int layers = fields.integer("num_hidden_layers", 1, MOST_LAYERS);
        var windows = new Windows(fields, family.window(), layers);
        var mixers = new MixerReader(fields, family);
        var networks = new FeedForwardReader(fields, family);
        var blocks = new ArrayList<Block>();
        IntStream.range(0, layers).forEach(layer -> {
            blocks.add(mixers.read(layer, windows.of(layer)));
            blocks.add(networks.read(layer));
        });
        return blocks;
    }

    private static List<Block> hybridBlocks(Fields fields, Family family) {
        var mixers = new MixerReader(fields, family);
        var networks = new FeedForwardReader(fields, family);
        var states = new StateSpaceReader(fields);
        var kinds = HybridLayers.read(fields);
        return IntStream.range(0, kinds.size())
                .<Block>mapToObj(layer -> switch (kinds.get(layer)) {
                    case ATTENTION -> mixers.read(layer, 0);
                    case STATE_SPACE -> states.read(layer);
                    case EXPERTS -> networks.nemotron(layer);
                    case DENSE -> networks.read(layer);
                })
                .toList();
    }

    private static void requireSupported(Fields fields, Family family) {
        var named = fields.object().path("architectures");
        for (JsonNode one : named) {
            if (!one.asText().equals(family.architecture())) {
                throw fields.problem("architectures", named, "allowed: " + family.architecture());
            }
        }
        fields.oneOf("hidden_act", "silu", List.of("silu"));
        fields.oneOf("mlp_hidden_act", "relu2", List.of("relu2"));
        for (var bias :
                family.bias() == Family.Bias.BY_FIELD ? List.of("mlp_bias") : List.of("mlp_bias", "attention_bias")) {
            if (fields.flagOr(bias, false)) {
                throw fields.problem(bias, "only false is supported for this family");
            }
        }
        if (fields.has("quantization_config")) {
            fields.inside("quantization_config").oneOf("quant_method", "nothing", QUANTISED);
        }
    }
}
