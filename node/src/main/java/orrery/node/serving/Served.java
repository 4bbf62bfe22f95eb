package orrery.node.serving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import orrery.protocol.identity.RequestId;

/** One sequence in one copy, from its prompt or handover to its last token, with the logits each token was chosen from. */
public final class Served implements Batchable {
    private static final int[] NONE = {};

    private final RequestId request;
    private final int[] prompt;
    private final int limit;
    private final long readyPs;
    private final int chosenFrom; // tokens before it were chosen by another copy, or an earlier incarnation
    private final List<Integer> tokens = new ArrayList<>();
    private final List<float[]> logits = new ArrayList<>();
    private int[] guesses = NONE; // what may follow the last token
    private int reported;
    private int told; // tokens of prompt and answer that who guesses knows
    private boolean prefilled; // the cache holds all tokens but the last
    private boolean away;
    private boolean endOfText;

    /** A prompt. */
    Served(RequestId request, int[] prompt, int limit, long readyPs) {
        this(request, prompt, List.of(), false, limit, readyPs);
    }

    /**
     * Goes on where another copy was.
     *
     * @param before tokens that the other copy chose and reported
     * @param prefilled whether the other copy's cache comes too; else it is computed again
     * @param limit most tokens to add to the prompt, those before among them
     */
    Served(RequestId request, int[] prompt, List<Integer> before, boolean prefilled, int limit, long readyPs) {
        this.prefilled = prefilled;
        this.request = request;
        this.prompt = prompt;
        this.limit = limit;
        this.readyPs = readyPs;
        this.chosenFrom = before.size();
        this.reported = before.size();
        tokens.addAll(before);
    }

    public RequestId request() {
        return request;
    }

    int sequence() {
        return request.number();
    }

    /** Token ids of the prompt, the begin token included. */
    public int[] prompt() {
        return prompt.clone();
    }

    int promptLength() {
        return prompt.length;
    }

    int limit() {
        return limit;
    }

    public List<Integer> tokens() {
        return List.copyOf(tokens);
    }

    /** Index of the first token that this copy chose. */
    public int chosenFrom() {
        return chosenFrom;
    }

    /** Row i is what token {@link #chosenFrom} + i was chosen from; (tokens, vocabulary). */
    public List<float[]> logits() {
        return List.copyOf(logits);
    }

    @Override
    public boolean isReady(long nowPs) {
        return readyPs <= nowPs;
    }

    @Override
    public boolean ended() {
        return endOfText || tokens.size() >= limit;
    }

    int generated() {
        return tokens.size();
    }

    /** Whether it waits for its cache or for guesses: no step takes it. */
    @Override
    public boolean away() {
        return away;
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    /** Tokens, of the prompt too, that who guesses has not been told; it is told of all now. */
    int[] untold() {
        var untold = everything().skip(told).toArray();
        told += untold.length;
        return untold;
    }

    private IntStream everything() {
        return IntStream.concat(IntStream.of(prompt), tokens.stream().mapToInt(Integer::intValue));
    }

    /** What may follow the last token; checked by the next step. */
    void guess(int[] next) {
        guesses = Arrays.copyOf(next, Math.min(next.length, limit - tokens.size() - 1));
    }

    /** New tokens for the next step: the whole prompt first, then the last token chosen, and what may follow it. */
    int[] upcoming() {
        if (!prefilled) {
            return everything().toArray();
        }
        var upcoming = new int[1 + guesses.length];
        upcoming[0] = tokens.getLast();
        System.arraycopy(guesses, 0, upcoming, 1, guesses.length);
        return upcoming;
    }

    /** Logits that the next step needs. */
    @Override
    public int wanted() {
        return 1 + guesses.length;
    }

    @Override
    public int promptLeft() {
        return prefilled ? 0 : prompt.length + tokens.size();
    }

    @Override
    public int cached() {
        return position();
    }

    @Override
    public int longest() {
        return prompt.length + limit;
    }

    /** A run whose caches do not fit is refused before it begins. */
    @Override
    public void preempt() {
        throw new IllegalStateException(request + " has lost its room in the cache");
    }

    /** Position of the first upcoming token. */
    int position() {
        return prefilled ? prompt.length + tokens.size() - 1 : 0;
    }

    /** Takes the token that follows, and the row it was chosen from; whether the guess of what follows next still holds. */
    boolean take(int token, float[] row, boolean endsText) {
        var guessed = guesses.length > 0 && guesses[0] == token;
        guesses = guessed ? Arrays.copyOfRange(guesses, 1, guesses.length) : NONE;
        tokens.add(token);
        prefilled = true;
        logits.add(row);
        endOfText |= endsText;
        return guessed && !ended();
    }

    /** Whether somebody still waits for tokens of it. */
    boolean underWay() {
        return !ended() || reported < tokens.size();
    }

    /** Its copy is given up: tokens that nobody was told of are lost. */
    int loseUnreported() {
        var lost = tokens.size() - reported;
        tokens.subList(reported, tokens.size()).clear();
        logits.subList(reported - chosenFrom, logits.size()).clear();
        return lost;
    }

    /** Index of the first token that nobody was told of; all are told of now. */
    int report() {
        var from = reported;
        reported = tokens.size();
        return from;
    }
}
