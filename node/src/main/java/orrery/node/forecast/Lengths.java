package orrery.node.forecast;

import orrery.protocol.payload.Digest;

/**
 * How long requests are.
 *
 * @param prompt mean tokens of a prompt
 * @param answer mean tokens of an answer
 * @param spread of both about their means: 0 has every request alike; else lengths are evenly spread over so much below and
 *     above the mean, at most 1
 */
public record Lengths(int prompt, int answer, double spread) {

    public Lengths {
        if (prompt < 1 || answer < 1 || !(spread >= 0 && spread <= 1)) {
            throw new IllegalArgumentException("no lengths: " + prompt + ", " + answer + ", spread " + spread);
        }
    }

    /** Every request alike. */
    public Lengths(int prompt, int answer) {
        this(prompt, answer, 0);
    }

    int promptOf(int request) {
        return spread(prompt, 2L * request);
    }

    int answerOf(int request) {
        return spread(answer, 2L * request + 1);
    }

    private int spread(int mean, long key) {
        var unit = (Digest.mix(key, 0) >>> 11) * 0x1p-53; // 0 to 1
        return Math.max(1, (int) Math.round(mean * (1 + spread * (2 * unit - 1))));
    }
}
