package orrery.node.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import orrery.node.architecture.FeedForward;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Tensor;

/**
 * Tokens on their way to the experts of one block, and their answers on the way back, as one rank sees them.
 *
 * <pre>
 *   attention rank   route ──dispatch──▶ arrive, run   expert rank
 *                    merge ◀──combine──
 * </pre>
 *
 * <p>A token goes to a rank once, however many of its experts are there; the rank answers with their weighted sum. What a
 * rank has for itself stays with it. Members that nothing goes to or comes from take no room here: of hundreds, most.
 */
final class TokenExchange {
    private final ExpertMembers members;
    private final FeedForward block;
    private final Wire wire;

    private float[] x = new float[0]; // (tokens, hidden) of this rank, for the shared experts
    private float[] rows = new float[0]; // (tokens, width) of this rank, for all others
    private List<Assignment> tokens = List.of();
    private final TreeMap<Integer, List<Integer>> sent =
            new TreeMap<>(); // by member, numbers of the tokens that go there
    private final TreeMap<Integer, Parcel> arrived = new TreeMap<>(); // by member
    private float[] answers; // (tokens of all members, width)
    private List<Payload> returned; // from each member, (sent tokens, width)

    TokenExchange(ExpertMembers members, FeedForward block, Wire wire) {
        this.members = members;
        this.block = block;
        this.wire = wire;
    }

    /**
     * This rank's tokens.
     *
     * @param x (tokens, hidden), normalised
     * @param space that experts work in
     */
    void route(float[] x, ExpertSpace space, List<Assignment> tokens) {
        this.x = x;
        rows = wire.roundForExperts(space.into(x, tokens.size()), tokens.size());
        this.tokens = tokens;
        for (var token = 0; token < tokens.size(); token++) {
            for (var expert : tokens.get(token).experts()) {
                for (var member : members.holders(block, expert)) {
                    send(token, member);
                }
            }
        }
    }

    private void send(int token, int member) {
        var there = sent.computeIfAbsent(member, _ -> new ArrayList<>());
        if (there.isEmpty() || there.getLast() != token) {
            there.add(token);
        }
    }

    private Parcel parcel(int member) {
        var experts = members.experts(block, member);
        var there = sent.get(member);
        var own = new float[there.size() * wire.hidden()];
        var assignments = new ArrayList<Assignment>();
        for (var token : there) {
            System.arraycopy(rows, token * wire.hidden(), own, assignments.size() * wire.hidden(), wire.hidden());
            assignments.add(tokens.get(token).within(experts));
        }
        return new Parcel(own, assignments);
    }

    /**
     * To every member with experts a parcel, or word that there is none; nothing from a rank without tokens.
     *
     * @param tells whether word is sent, since members do not know beforehand who has tokens for them
     */
    List<Payload> dispatch(boolean tells) {
        var payloads = new Payload[members.count()];
        for (var member = 0; tells && member < payloads.length && !tokens.isEmpty(); member++) {
            payloads[member] = members.hold(block, member) ? Nothing.INSTANCE : null;
        }
        sent.keySet().forEach(member -> payloads[member] = wire.tokens(parcel(member)));
        payloads[members.self()] = null;
        return Arrays.asList(payloads);
    }

    void arrive(List<Payload> payloads) {
        for (var member = 0; member < payloads.size(); member++) {
            if (payloads.get(member) instanceof Tensor tensor) {
                arrived.put(member, Parcel.unpack(tensor, wire.hidden()));
            }
        }
    }

    /** Runs this rank's experts; how many tokens each got. */
    int[] run(LocalExperts experts) {
        if (sent.containsKey(members.self())) {
            arrived.put(members.self(), parcel(members.self()));
        }
        var all = Parcel.all(arrived.values(), wire.hidden());
        var result = experts.run(all.x(), wire.hidden(), all.tokens());
        answers = wire.round(result.sums(), all.tokens().size());
        return result.tokens();
    }

    /** To every member that sent tokens, what became of them. */
    List<Payload> combine() {
        var payloads = new Payload[members.count()];
        var at = 0;
        for (var from : arrived.entrySet()) {
            var rows = from.getValue().tokens().size();
            var end = at + rows * wire.hidden();
            if (from.getKey() != members.self()) {
                payloads[from.getKey()] = Tensor.view(answers, at, end, wire.bytes(rows));
            }
            at = end;
        }
        return Arrays.asList(payloads);
    }

    /** Where the answers for this rank's own tokens begin. */
    private int ownAnswers() {
        return wire.hidden()
                * arrived.headMap(members.self()).values().stream()
                        .mapToInt(parcel -> parcel.tokens().size())
                        .sum();
    }

    /** Whether this rank has tokens of its own, or could have. */
    boolean asks() {
        return members.attends(members.self());
    }

    /** Members that answer. */
    List<Integer> answering() {
        var answering = new ArrayList<>(sent.keySet());
        answering.remove(Integer.valueOf(members.self()));
        return answering;
    }

    void comeBack(List<Payload> payloads) {
        returned = payloads;
    }

    /** How many answers there are for this rank's tokens. */
    int answerCount() {
        return sent.values().stream().mapToInt(List::size).sum();
    }

    /** (tokens, hidden): sums of what the members answered, in their order, then what the shared experts make of them. */
    float[] merge(Network shared, ExpertSpace space) {
        var sums = new float[tokens.size() * wire.hidden()];
        sent.forEach((member, there) -> {
            var own = member == members.self();
            var source = own ? answers : ((Tensor) returned.get(member)).toArray();
            var at = own ? ownAnswers() : 0;
            for (var token : there) {
                add(source, at, sums, token * wire.hidden(), wire.hidden());
                at += wire.hidden();
            }
        });
        var merged = space.outOf(sums, tokens.size());
        if (shared != null && !tokens.isEmpty()) {
            add(shared.run(x, tokens.size()), 0, merged, 0, merged.length);
        }
        return merged;
    }

    private static void add(float[] source, int from, float[] sums, int at, int length) {
        for (var i = 0; i < length; i++) {
            sums[at + i] += source[from + i];
        }
    }
}
