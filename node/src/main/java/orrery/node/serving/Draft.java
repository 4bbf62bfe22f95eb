package orrery.node.serving;

import java.util.Arrays;
import orrery.protocol.payload.Step;

/**
 * One sequence that a copy guesses ahead in.
 *
 * <pre>
 *   certain tokens …………… │ guesses …
 *   fed to the model ………………… │ upcoming
 * </pre>
 */
final class Draft {
    private final int sequence;
    private int[] tokens = {}; // certain ones, then guesses
    private int certain;
    private int fed; // tokens that the model's cache holds
    private int wanted; // guesses asked for
    private int asker; // copy
    private int host; // the CPU that schedules it

    Draft(int sequence) {
        this.sequence = sequence;
    }

    /** Who is told. */
    void askedBy(int copy, int cpu) {
        asker = copy;
        host = cpu;
    }

    int asker() {
        return asker;
    }

    int host() {
        return host;
    }

    int sequence() {
        return sequence;
    }

    /** What is certain by now; guesses that came true need not be fed again. */
    void ask(int position, int[] next, int count) {
        var text = Arrays.copyOf(tokens, position + next.length);
        System.arraycopy(next, 0, text, position, next.length);
        var same = 0;
        while (same < Math.min(tokens.length, text.length) && tokens[same] == text[same]) {
            same++;
        }
        fed = Math.min(Math.min(fed, same), text.length - 1); // at least one is fed: its logits are the next guess
        tokens = text;
        certain = text.length;
        wanted = count;
    }

    boolean hasWork() {
        return tokens.length - certain < wanted;
    }

    Step.Slice slice() {
        return new Step.Slice(sequence, fed, Arrays.copyOfRange(tokens, fed, tokens.length));
    }

    int rows() {
        return tokens.length - fed;
    }

    void take(int token) {
        fed = tokens.length;
        tokens = Arrays.copyOf(tokens, tokens.length + 1);
        tokens[tokens.length - 1] = token;
    }

    int certain() {
        return certain;
    }

    int[] guesses() {
        return Arrays.copyOfRange(tokens, certain, tokens.length);
    }
}
