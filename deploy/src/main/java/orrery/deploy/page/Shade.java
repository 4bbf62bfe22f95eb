package orrery.deploy.page;

import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How strongly a share is coloured: by its square root, so that a little can be told from nothing.
 *
 * @param most share that has the full colour; 0 where there is none
 */
record Shade(double most) {
    /** One for each of 64 shades, none of which means anything to HTML. */
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

    private static final int DARKEST = LETTERS.length() - 1;

    private double strength(double share) {
        return most == 0 ? 0 : Math.sqrt(Math.min(1, share / most));
    }

    int percent(double share) {
        return (int) Math.round(100 * strength(share));
    }

    /** Shares of so many, a letter each. */
    String letters(int count, IntToDoubleFunction share) {
        return IntStream.range(0, count)
                .mapToObj(one ->
                        String.valueOf(LETTERS.charAt((int) Math.ceil(DARKEST * strength(share.applyAsDouble(one))))))
                .collect(Collectors.joining());
    }
}
