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
    private static final int LONGEST = 1 << 30; // tokens: steps at twice such a position are still estimated

    /** @throws IllegalArgumentException where one is empty, the spread is no share, or a request would be too long */
    public Lengths {
        if (prompt < 1 || answer < 1) {
            throw new IllegalArgumentException(
                    "lengths: found " + prompt + " and " + answer + ", allowed: at least 1 token");
        }
        if (!(spread >= 0 && spread <= 1)) {
            throw new IllegalArgumentException("spread of lengths: found " + spread + ", allowed: 0 to 1");
        }
        if (((double) prompt + answer) * (1 + spread) >= LONGEST) {
            throw new IllegalArgumentException("lengths: found " + prompt + " + " + answer + ", spread by " + spread
                    + ", allowed: fewer than " + LONGEST + " tokens of any request");
        }
    }

    /** Every request alike. */
    public Lengths(int prompt, int answer) {
        this(prompt, answer, 0);
    }

    /** Mean tokens of a prompt and its answer. */
    int whole() {
        return prompt + answer;
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
