package orrery.node.architecture;

/**
 * Size of one tensor of a model: (rows, columns) are (outputs, inputs) of a matrix; a vector is one column.
 *
 * @param vector whether it is a norm, a bias or the like, which nobody cuts by columns
 */
public record Shape(int rows, int columns, boolean vector) {

    public long elements() {
        return (long) rows * columns;
    }

    /** Of a part of {@code architecture}; {@code block} is an index of its blocks, -1 for what belongs to none. */
    public static Shape of(Architecture architecture, Part part, int block) {
        int hidden = architecture.hidden();
        return switch (part) {
            case EMBEDDING, HEAD -> matrix(architecture.vocabulary(), hidden);
            case FINAL_NORM, NORM -> vector(hidden);
            default ->
                switch (architecture.blocks().get(block)) {
                    case GroupedAttention attention -> grouped(attention, part, hidden);
                    case LatentAttention attention -> latent(attention, part, hidden);
                    case StateSpace mixer -> stateSpace(mixer, part, hidden);
                    case Dense dense -> dense(dense, part, hidden);
                    case Experts experts -> experts(experts, part, hidden);
                };
        };
    }

    private static Shape grouped(GroupedAttention attention, Part part, int hidden) {
        return switch (part) {
            case QUERY -> matrix(attention.queryWidth(), hidden);
            case KEY, VALUE -> matrix(attention.keyValueWidth(), hidden);
            case OUTPUT -> matrix(hidden, attention.queryWidth());
            case QUERY_BIAS -> vector(attention.queryWidth());
            case KEY_BIAS, VALUE_BIAS -> vector(attention.keyValueWidth());
            case OUTPUT_BIAS -> vector(hidden);
            case QUERY_NORM, KEY_NORM -> vector(attention.headDim());
            case SINKS -> vector(attention.heads());
            default -> throw absent(part, attention);
        };
    }

    private static Shape latent(LatentAttention attention, Part part, int hidden) {
        int queries = attention.heads() * attention.queryDim();
        return switch (part) {
            case QUERY_DOWN -> matrix(attention.queryRank(), hidden);
            case QUERY_DOWN_NORM -> vector(attention.queryRank());
            case QUERY_UP -> matrix(queries, attention.queryRank() > 0 ? attention.queryRank() : hidden);
            case LATENT_DOWN -> matrix(attention.latent() + attention.rotaryDim(), hidden);
            case LATENT_NORM -> vector(attention.latent());
            case KEY_UP -> matrix(attention.heads() * attention.plainDim(), attention.latent());
            case VALUE_UP -> matrix(attention.heads() * attention.valueDim(), attention.latent());
            case OUTPUT -> matrix(hidden, attention.heads() * attention.valueDim());
            default -> throw absent(part, attention);
        };
    }

    private static Shape stateSpace(StateSpace mixer, Part part, int hidden) {
        return switch (part) {
            case STATE_INPUT -> matrix(mixer.width() + mixer.channels() + mixer.heads(), hidden);
            case CONVOLUTION -> matrix(mixer.channels(), mixer.kernel());
            case CONVOLUTION_BIAS -> vector(mixer.channels());
            case STEP_BIAS, DECAY, SKIP -> vector(mixer.heads());
            case STATE_NORM -> vector(mixer.width());
            case STATE_OUTPUT -> matrix(hidden, mixer.width());
            default -> throw absent(part, mixer);
        };
    }

    private static Shape dense(Dense dense, Part part, int hidden) {
        return switch (part) {
            case GATE, UP -> matrix(dense.width(), hidden);
            case DOWN -> matrix(hidden, dense.width());
            default -> throw absent(part, dense);
        };
    }

    private static Shape experts(Experts experts, Part part, int hidden) {
        return switch (part) {
            case ROUTER -> matrix(experts.count(), hidden);
            case ROUTER_BIAS, ROUTER_CORRECTION -> vector(experts.count());
            case EXPERT_GATE, EXPERT_UP -> matrix(experts.width(), experts.rowWidth(hidden));
            case EXPERT_DOWN -> matrix(experts.rowWidth(hidden), experts.width());
            case SPACE_DOWN -> matrix(experts.latent(), hidden);
            case SPACE_UP -> matrix(hidden, experts.latent());
            case EXPERT_GATE_BIAS, EXPERT_UP_BIAS -> vector(experts.width());
            case EXPERT_DOWN_BIAS -> vector(experts.rowWidth(hidden));
            case SHARED_GATE, SHARED_UP -> matrix(experts.sharedWidth(), hidden);
            case SHARED_DOWN -> matrix(hidden, experts.sharedWidth());
            default -> throw absent(part, experts);
        };
    }

    private static Shape matrix(int rows, int columns) {
        return new Shape(rows, columns, false);
    }

    private static Shape vector(int length) {
        return new Shape(length, 1, true);
    }

    private static IllegalArgumentException absent(Part part, Block block) {
        return new IllegalArgumentException("there is no " + part + " in " + block);
    }
}
