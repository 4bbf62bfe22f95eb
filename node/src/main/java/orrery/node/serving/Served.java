package orrery.node.serving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import orrery.protocol.identity.Attempt;
import orrery.protocol.identity.RequestId;
import orrery.protocol.payload.Way;

/** One sequence in one copy, from its prompt or handover to its last token, with the logits each token was chosen from. */
public final class Served implements Batchable {
    private static final int[] NONE = {};
    private static final Way ALONE = new Way(0, 0, Way.NOBODY, List.of());

    private final int sequence;
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
    private Way way;
    private boolean left; // goes on elsewhere, with all that it has
    private boolean dropped;

    /** A prompt, of a request that this copy alone serves. */
    Served(RequestId request, int[] prompt, int limit, long readyPs) {
        this(request.number(), ALONE, prompt, List.of(), false, limit, readyPs);
    }

    /**
     * Goes on where another copy was, or begins.
     *
     * @param sequence its number: see {@link Attempt}
     * @param way that its request takes
     * @param before tokens that the other copy chose and reported
     * @param prefilled whether the other copy's cache comes too; else it is computed again
     * @param limit most tokens to add to the prompt, those before among them
     */
    Served(int sequence, Way way, int[] prompt, List<Integer> before, boolean prefilled, int limit, long readyPs) {
        this.prefilled = prefilled;
        this.sequence = sequence;
        this.way = way;
        this.prompt = prompt;
        this.limit = limit;
        this.readyPs = readyPs;
        this.chosenFrom = before.size();
        this.reported = before.size();
        tokens.addAll(before);
    }

    public RequestId request() {
        return new RequestId(Attempt.request(sequence));
    }

    int sequence() {
        return sequence;
    }

    Way way() {
        return way;
    }

    /** Its request takes another way from now on; whoever guesses has been told nothing. */
    void take(Way other) {
        way = other;
        told = 0;
    }

    /** Nobody guesses for it any more. */
    void guessAlone() {
        way = new Way(way.first(), way.decodes(), Way.NOBODY, way.since());
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
        throw new IllegalStateException(request() + " has lost its room in the cache");
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

    /** Whether somebody still waits for tokens of it from here. */
    boolean underWay() {
        return !left && !dropped && (!ended() || reported < tokens.size());
    }

    /** Another copy has it, with its cache. */
    void leave() {
        left = true;
    }

    /** Its request is begun again: nothing more comes of this. */
    void drop() {
        dropped = true;
    }

    boolean isDropped() {
        return dropped;
    }

    /** Whether this copy chose any of its tokens. */
    public boolean hasChosen() {
        return tokens.size() > chosenFrom;
    }

    /** Whether the last token is the first after what was its prompt here. */
    boolean isPrefilledJustNow() {
        return tokens.size() == chosenFrom + 1;
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
