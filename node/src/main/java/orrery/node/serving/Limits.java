package orrery.node.serving;

/**
 * What bounds the steps of a copy.
 *
 * @param sequences most that run at once
 * @param rows most new tokens of a step; a prompt that is longer goes alone where it cannot be spread
 * @param cacheTokens that the copy's caches have room for
 * @param chunked whether a prompt may be spread over steps
 * @param mixed whether prompts and new tokens share a step; else steps with prompts go first
 * @param reserved whether a sequence begins only when its whole answer has room in the cache
 */
public record Limits(int sequences, int rows, long cacheTokens, boolean chunked, boolean mixed, boolean reserved) {

    /** Nothing bounds a step but its rows. */
    public static Limits ofRows(int rows) {
        return new Limits(Integer.MAX_VALUE, rows, Long.MAX_VALUE, false, true, true);
    }
}
