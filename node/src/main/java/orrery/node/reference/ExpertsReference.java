package orrery.node.reference;

import static orrery.node.architecture.Part.*;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import orrery.node.architecture.Experts;
import orrery.node.layer.Routing;
import orrery.node.tensor.Activations;

/** A mixture of experts: one expert after the other, ascending, each with the tokens that chose it; then the shared ones. */
final class ExpertsReference implements BlockReference {
    private static final Network.Biases BIASES = new Network.Biases(EXPERT_GATE_BIAS, EXPERT_UP_BIAS, EXPERT_DOWN_BIAS);

    private final Experts experts;
    private final int block;
    private final Tensors tensors;

    ExpertsReference(Experts experts, int block, Tensors tensors) {
        this.experts = experts;
        this.block = block;
        this.tensors = tensors;
    }

    @Override
    public Past nothingSeen() {
        return null;
    }

    @Override
    public float[] apply(float[] x, int tokens, Past seen) {
        return apply(x, tokens, 0, new CloseCalls(Set.of()));
    }

    /**
     * @param position of the first token
     * @param calls notes close choices, and says which to turn
     */
    float[] apply(float[] x, int tokens, int position, CloseCalls calls) {
        var routings = routings(x, tokens, position, calls);
        boolean apart = experts.latent() > 0;
        var rows = apart ? tensors.product(SPACE_DOWN, block, x, tokens) : x;
        var answers = new float[rows.length];
        for (int expert = 0; expert < experts.count(); expert++) {
            addExpert(expert, routings, rows, answers);
        }
        var sum = apart ? tensors.product(SPACE_UP, block, answers, tokens) : answers;
        if (experts.sharedWidth() > 0) {
            var shared = new Network(tensors, block, 0, experts.activation(), SHARED_GATE, SHARED_UP, SHARED_DOWN);
            Activations.add(sum, shared.apply(x, tokens, null), sum.length);
        }
        return sum;
    }

    private Routing[] routings(float[] x, int tokens, int position, CloseCalls calls) {
        var router = experts.router();
        var logits = tensors.product(ROUTER, block, x, tokens);
        if (router.bias()) {
            tensors.addBias(ROUTER_BIAS, block, 0, logits, tokens);
        }
        var correction = router.correction() ? tensors.vector(ROUTER_CORRECTION, block, 0) : null;
        return IntStream.range(0, tokens)
                .mapToObj(token -> routing(
                        Arrays.copyOfRange(logits, token * experts.count(), (token + 1) * experts.count()),
                        correction,
                        position + token,
                        calls))
                .toArray(Routing[]::new);
    }

    private Routing routing(float[] logits, float[] correction, int position, CloseCalls calls) {
        var ballot = new Routing.Ballot(experts, logits, correction);
        for (var swap : Routing.Swap.values()) {
            var call = new CloseCalls.Call(block, position, swap);
            if (calls.isTurned(call)) {
                ballot.turn(swap);
            }
            calls.note(call, ballot.gap(swap));
        }
        return ballot.routing();
    }

    private void addExpert(int expert, Routing[] routings, float[] x, float[] sum) {
        int width = x.length / routings.length;
        var network = new Network(tensors, block, expert, experts.activation(), EXPERT_GATE, EXPERT_UP, EXPERT_DOWN);
        for (int token = 0; token < routings.length; token++) {
            int place = Arrays.binarySearch(routings[token].experts(), expert);
            if (place >= 0) {
                var row = Arrays.copyOfRange(x, token * width, (token + 1) * width);
                var answer = network.apply(row, 1, experts.bias() ? BIASES : null);
                addScaled(routings[token].weights()[place], answer, sum, token * width);
            }
        }
    }

    private static void addScaled(float weight, float[] answer, float[] sum, int at) {
        for (int i = 0; i < answer.length; i++) {
            sum[at + i] += weight * answer[i];
        }
    }
}
