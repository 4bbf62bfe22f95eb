package orrery.node.numerics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import orrery.node.architecture.FeedForward;
import orrery.node.plan.Share;
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
 * rank has for itself stays with it.
 */
final class TokenExchange {
    private final ExpertMembers members;
    private final FeedForward block;
    private final Wire wire;

    private float[] x = new float[0]; // (tokens, hidden) of this rank
    private List<Assignment> tokens = List.of();
    private List<List<Integer>> sent; // for each member, numbers of the tokens that go there
    private Parcel own = Parcel.EMPTY; // for this rank's own experts
    private List<Parcel> arrived; // from each member
    private float[] answers; // (tokens of all members, hidden)
    private List<float[]> returned; // from each member, (sent tokens, hidden)

    TokenExchange(ExpertMembers members, FeedForward block, Wire wire) {
        this.members = members;
        this.block = block;
        this.wire = wire;
        sent = Collections.nCopies(members.count(), List.of());
        arrived = Collections.nCopies(members.count(), Parcel.EMPTY);
        returned = Collections.nCopies(members.count(), null);
    }

    /**
     * This rank's tokens.
     *
     * @param x (tokens, hidden), normalised
     */
    void route(float[] x, List<Assignment> tokens) {
        this.x = wire.round(x, tokens.size());
        this.tokens = tokens;
        sent = IntStream.range(0, members.count())
                .mapToObj(member -> tokensFor(members.experts(block, member)))
                .toList();
    }

    private List<Integer> tokensFor(Share experts) {
        return experts.count() == 0
                ? List.of()
                : IntStream.range(0, tokens.size())
                        .filter(token -> tokens.get(token).within(experts).experts().length > 0)
                        .boxed()
                        .toList();
    }

    private Parcel parcel(int member) {
        var experts = members.experts(block, member);
        var rows = new float[sent.get(member).size() * wire.hidden()];
        var assignments = new ArrayList<Assignment>();
        for (var token : sent.get(member)) {
            System.arraycopy(x, token * wire.hidden(), rows, assignments.size() * wire.hidden(), wire.hidden());
            assignments.add(tokens.get(token).within(experts));
        }
        return new Parcel(rows, assignments);
    }

    /** To every member with experts a parcel, or word that there is none; nothing from a rank without tokens. */
    List<Payload> dispatch() {
        own = parcel(members.self());
        return payloads(member -> {
            if (tokens.isEmpty() || members.experts(block, member).count() == 0) {
                return null;
            }
            return sent.get(member).isEmpty() ? Nothing.INSTANCE : wire.tokens(parcel(member));
        });
    }

    /** For each member what goes there, null for this rank itself. */
    private List<Payload> payloads(IntFunction<Payload> of) {
        var payloads = new ArrayList<Payload>();
        for (var member = 0; member < members.count(); member++) {
            payloads.add(member == members.self() ? null : of.apply(member));
        }
        return payloads;
    }

    void arrive(List<Payload> payloads) {
        var parcels = new ArrayList<Parcel>();
        for (var payload : payloads) {
            parcels.add(payload instanceof Tensor tensor ? Parcel.unpack(tensor, wire.hidden()) : Parcel.EMPTY);
        }
        arrived = parcels;
    }

    /** Runs this rank's experts; how many tokens each got. */
    int[] run(LocalExperts experts) {
        if (members.attends(members.self())) {
            arrived = new ArrayList<>(arrived);
            arrived.set(members.self(), own);
        }
        var count = arrived.stream().mapToInt(parcel -> parcel.tokens().size()).sum();
        var all = new Parcel(new float[count * wire.hidden()], new ArrayList<>());
        for (var parcel : arrived) {
            var length = parcel.tokens().size() * wire.hidden();
            System.arraycopy(parcel.x(), 0, all.x(), all.tokens().size() * wire.hidden(), length);
            all.tokens().addAll(parcel.tokens());
        }
        var result = experts.run(all.x(), wire.hidden(), all.tokens());
        answers = wire.round(result.sums(), count);
        return result.tokens();
    }

    /** To every member that sent tokens, what became of them. */
    List<Payload> combine() {
        return payloads(member -> {
            var rows = arrived.get(member).tokens().size();
            var at = answersFor(member);
            return rows == 0 ? null : Tensor.view(answers, at, at + rows * wire.hidden(), wire.bytes(rows));
        });
    }

    /** Where a member's answers begin. */
    private int answersFor(int member) {
        return wire.hidden()
                * arrived.subList(0, member).stream()
                        .mapToInt(parcel -> parcel.tokens().size())
                        .sum();
    }

    /** Whether this rank has tokens of its own, or could have. */
    boolean asks() {
        return members.attends(members.self());
    }

    /** Members that answer. */
    List<Integer> answering() {
        return IntStream.range(0, sent.size())
                .filter(member -> member != members.self() && !sent.get(member).isEmpty())
                .boxed()
                .toList();
    }

    void comeBack(List<Payload> payloads) {
        returned = new ArrayList<>();
        for (var payload : payloads) {
            returned.add(payload instanceof Tensor tensor ? tensor.toArray() : null);
        }
    }

    /** How many answers there are for this rank's tokens. */
    int answerCount() {
        return sent.stream().mapToInt(List::size).sum();
    }

    /** (tokens, hidden): sums of what the members answered, in their order, then what the shared experts make of them. */
    float[] merge(Network shared) {
        var sums = new float[tokens.size() * wire.hidden()];
        for (var member = 0; member < sent.size(); member++) {
            var source = member == members.self() ? answers : returned.get(member);
            var at = member == members.self() && source != null ? answersFor(member) : 0;
            for (var token : sent.get(member)) {
                add(source, at, sums, token * wire.hidden());
                at += wire.hidden();
            }
        }
        if (shared != null && !tokens.isEmpty()) {
            add(shared.run(x, tokens.size()), 0, sums, 0, sums.length);
        }
        return sums;
    }

    private void add(float[] source, int from, float[] sums, int at) {
        add(source, from, sums, at, wire.hidden());
    }

    private static void add(float[] source, int from, float[] sums, int at, int length) {
        for (var i = 0; i < length; i++) {
            sums[at + i] += source[from + i];
        }
    }
}
