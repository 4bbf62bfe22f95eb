package orrery.node.serving;

/**
 * What the end of a copy cost one of its requests.
 *
 * @param copy that was given up
 * @param incarnation of it that ended
 * @param request which
 * @param lostTokens chosen, but not known to anybody who could go on with them
 * @param recomputedTokens whose caches have to be computed again
 */
public record Loss(int copy, int incarnation, int request, int lostTokens, int recomputedTokens) {

    /** It keeps what was reported alone. */
    static Loss of(int copy, int incarnation, Served served) {
        var cached = served.cached();
        return new Loss(copy, incarnation, served.request().number(), served.loseUnreported(), cached);
    }
}
