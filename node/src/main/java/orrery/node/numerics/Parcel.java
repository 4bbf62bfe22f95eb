package orrery.node.numerics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import orrery.protocol.payload.Tensor;

/**
 * Tokens for the experts of one rank.
 *
 * @param x (tokens, hidden), normalised
 * @param tokens for each, the experts there that it goes to
 */
record Parcel(float[] x, List<Assignment> tokens) {

    /** One behind the other. */
    static Parcel all(Collection<Parcel> parcels, int hidden) {
        var tokens = parcels.stream().flatMap(parcel -> parcel.tokens.stream()).toList();
        var x = new float[tokens.size() * hidden];
        var at = 0;
        for (var parcel : parcels) {
            var length = parcel.tokens.size() * hidden;
            System.arraycopy(parcel.x, 0, x, at, length);
            at += length;
        }
        return new Parcel(x, tokens);
    }

    /** For each token: how many experts, their numbers and weights, then its elements. Small integers are exact in float32. */
    float[] pack(int hidden) {
        var assignments =
                tokens.stream().mapToInt(token -> token.experts().length).sum();
        var packed = new float[tokens.size() * (1 + hidden) + 2 * assignments];
        var at = 0;
        for (var token = 0; token < tokens.size(); token++) {
            var assignment = tokens.get(token);
            packed[at++] = assignment.experts().length;
            for (var i = 0; i < assignment.experts().length; i++) {
                packed[at++] = assignment.experts()[i];
                packed[at++] = assignment.weights()[i];
            }
            System.arraycopy(x, token * hidden, packed, at, hidden);
            at += hidden;
        }
        return packed;
    }

    static Parcel unpack(Tensor tensor, int hidden) {
        var packed = tensor.toArray();
        var x = new float[packed.length];
        var tokens = new ArrayList<Assignment>();
        for (var at = 0; at < packed.length; at += hidden) {
            var assignment = new Assignment(new int[(int) packed[at]], new float[(int) packed[at]]);
            at++;
            for (var i = 0; i < assignment.experts().length; i++) {
                assignment.experts()[i] = (int) packed[at++];
                assignment.weights()[i] = packed[at++];
            }
            System.arraycopy(packed, at, x, tokens.size() * hidden, hidden);
            tokens.add(assignment);
        }
        return new Parcel(x, tokens);
    }
}
