package orrery.deploy.validation;

import java.util.regex.Pattern;

/**
 * What a rank sends in a MoE dispatch, or gets back in a combine: every token once to each rank that holds one of its experts,
 * the rank itself among them.
 */
record Exchange(long tokens, long tokenBytes, int ranks, int chosen, int experts) {
    private static final Pattern TOKENS = Pattern.compile("(\\d{1,9}) tokens/rank");
    private static final Pattern HIDDEN = Pattern.compile("hidden (\\d{1,9})");
    private static final Pattern TOKEN_BYTES = Pattern.compile("(\\d{1,9}) bytes/token");
    private static final Pattern CHOSEN = Pattern.compile("top-(\\d{1,9})");
    private static final Pattern EXPERTS = Pattern.compile("(\\d{1,9}) experts");
    private static final int USUAL_EXPERTS = 256;
    private static final int BFLOAT16_BYTES = 2;

    /**
     * @throws NotModelled where the row does not say how many tokens, how long, and how many experts each chooses; or where
     *     that cannot be
     */
    static Exchange of(MeasuredRow row) {
        var words = row.algorithm();
        var experts = (int) number(EXPERTS, words, USUAL_EXPERTS);
        if (experts < row.gpus()) {
            throw new NotModelled(experts + " experts on " + row.gpus() + " GPUs: some hold none");
        }
        var chosen = (int) number(CHOSEN, words, -1);
        if (chosen > experts) {
            throw new NotModelled("top-" + chosen + " of " + experts + " experts: a token cannot choose so many");
        }
        return new Exchange(
                number(TOKENS, words, -1),
                number(TOKEN_BYTES, words, BFLOAT16_BYTES * number(HIDDEN, words, -1)),
                row.gpus(),
                chosen,
                experts);
    }

    private static long number(Pattern pattern, String words, long otherwise) {
        var found = pattern.matcher(words);
        if (found.find()) {
            return Long.parseLong(found.group(1));
        }
        if (otherwise < 0) {
            throw new NotModelled("it does not say \"" + pattern + "\"");
        }
        return otherwise;
    }

    /** Bytes, on average over routers that choose experts at random. */
    long bytes() {
        return Math.round(tokens * tokenBytes * distinctRanks());
    }

    /** How many ranks hold at least one of a token's experts, on average; the first ranks hold what does not divide. */
    double distinctRanks() {
        var fuller = experts % ranks;
        var each = experts / ranks;
        return fuller * reached(each + 1) + (ranks - fuller) * reached(each);
    }

    /** How likely one of so many experts is among a token's. */
    private double reached(int held) {
        var none = 1.0;
        for (var drawn = 0; drawn < chosen; drawn++) {
            none *= Math.max(0, experts - held - drawn) / (double) (experts - drawn);
        }
        return 1 - none;
    }
}
