package orrery.node.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.FeedForward;
import orrery.node.architecture.Mixer;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;
import orrery.node.program.Work;
import orrery.node.program.Work.Combine;
import orrery.node.program.Work.Dispatch;
import orrery.node.program.Work.ExchangeParts;
import orrery.node.program.Work.GatherLogits;
import orrery.node.program.Work.Receive;
import orrery.node.program.Work.Send;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Tensor;

/** What a rank sends to members of a group one by one, and what it makes of what comes. It sends itself nothing. */
record Exchanges(Shares shares, Wire wire, Arithmetic arithmetic, Architecture architecture) {

    /** The exchange that the nodes of a block share; a rank without rows begins it when tokens come. */
    TokenExchange tokens(int block, Registers at) {
        if (at.tokens == null) {
            var kind = (FeedForward) architecture.blocks().get(block);
            at.tokens = new TokenExchange(members(), kind, wire.toExperts(kind, arithmetic.expertWidth(block)));
        }
        return at.tokens;
    }

    List<Payload> outgoing(Work work, int part, StepRows rows, Registers at) {
        var own = rows.own(part);
        return switch (work) {
            case ExchangeParts _ -> parts(own, at);
            case Dispatch(var block) ->
                tokens(block, at).dispatch(arithmetic.senders(block, part, rows, members()) == null);
            case Combine(var block) -> combine(tokens(block, at), at);
            case GatherLogits _ -> scores(rows.wanted(part), at);
            case Send _ -> Arrays.asList(null, own == 0 ? null : wire.rows(at.residual, own));
            case Receive _ -> Arrays.asList(null, null);
            case Work other -> throw noExchange(other);
        };
    }

    /** To each context rank the heads that it merges. */
    private List<Payload> parts(int own, Registers at) {
        var payloads = new ArrayList<Payload>();
        for (var rank = 0; rank < shares.cut().attention().context(); rank++) {
            var heads = shares.mergedHeads(mixer(at.block), rank).count();
            payloads.add(
                    own == 0 || rank == contextRank()
                            ? null
                            : wire.parts(
                                    arithmetic.headsFor(at.block, at.parts.getFirst(), own, rank),
                                    own,
                                    heads,
                                    at.block));
        }
        return payloads;
    }

    /** A rank that only answers is done with the block. */
    private List<Payload> combine(TokenExchange tokens, Registers at) {
        var answers = tokens.combine();
        if (!tokens.asks()) {
            at.tokens = null;
        }
        return answers;
    }

    private List<Payload> scores(int wanted, Registers at) {
        var payloads = new ArrayList<Payload>(Collections.nCopies(groupRanks(), null));
        var tokens = vocabulary(groupRank()).count();
        if (groupRank() != 0 && wanted * tokens > 0) {
            payloads.set(0, wire.logits(at.scores, wanted, tokens));
        }
        return payloads;
    }

    List<Integer> expected(Work work, int part, StepRows rows, Registers at) {
        var own = rows.own(part);
        return switch (work) {
            case ExchangeParts _ ->
                own == 0 ? List.of() : allBut(shares.cut().attention().context(), contextRank());
            case Dispatch(var block) -> dispatching(block, part, rows);
            case Combine _ -> at.tokens == null ? List.of() : at.tokens.answering();
            case GatherLogits _ ->
                groupRank() != 0 || rows.wanted(part) == 0
                        ? List.of()
                        : allBut(groupRanks(), 0).stream()
                                .filter(rank -> vocabulary(rank).count() > 0)
                                .toList();
            case Receive _ -> own == 0 ? List.of() : List.of(0);
            case Send _ -> List.of();
            case Work other -> throw noExchange(other);
        };
    }

    /** Every other rank that has tokens tells every rank that has experts. */
    private List<Integer> dispatching(int block, int part, StepRows rows) {
        var members = members();
        var known = arithmetic.senders(block, part, rows, members);
        if (known != null) {
            return known;
        }
        var kind = (FeedForward) architecture.blocks().get(block);
        return members.hold(kind, members.self())
                ? rows.ranksWithTokens(part).stream()
                        .filter(rank -> rank != members.self())
                        .toList()
                : List.of();
    }

    private ExpertMembers members() {
        return new ExpertMembers(shares.cut(), shares.seat());
    }

    private static List<Integer> allBut(int ranks, int self) {
        return IntStream.range(0, ranks).filter(rank -> rank != self).boxed().toList();
    }

    void incoming(Work work, int part, StepRows rows, Registers at, List<Payload> payloads) {
        switch (work) {
            case ExchangeParts _ -> at.parts = partsOfAll(rows.own(part), at, payloads);
            case Dispatch(var block) -> tokens(block, at).arrive(payloads);
            case Combine _ -> {
                if (at.tokens != null) {
                    at.tokens.comeBack(payloads);
                }
            }
            case GatherLogits _ -> at.scores = allScores(rows.wanted(part), at, payloads);
            case Receive _ -> {
                at.residual = rows.own(part) == 0 ? new float[0] : ((Tensor) payloads.getFirst()).toArray();
                at.count = rows.own(part);
            }
            case Send _ -> {
                // nothing comes
            }
            case Work other -> throw noExchange(other);
        }
    }

    private List<float[]> partsOfAll(int own, Registers at, List<Payload> payloads) {
        var parts = new ArrayList<float[]>();
        for (var rank = 0; rank < shares.cut().attention().context(); rank++) {
            parts.add(
                    rank != contextRank() && own > 0
                            ? ((Tensor) payloads.get(rank)).toArray()
                            : arithmetic.headsFor(at.block, at.parts.getFirst(), own, rank));
        }
        return parts;
    }

    /** (wanted, vocabulary), on the first rank; others keep theirs. */
    private float[] allScores(int wanted, Registers at, List<Payload> payloads) {
        if (groupRank() != 0 || wanted == 0) {
            return at.scores;
        }
        var all = new float[wanted * arithmetic.vocabulary()];
        for (var rank = 0; rank < groupRanks(); rank++) {
            var scores = rank == 0 ? Tensor.view(at.scores, 0, at.scores.length) : (Tensor) payloads.get(rank);
            var tokens = Share.of(arithmetic.vocabulary(), groupRanks(), rank);
            for (var row = 0; row < wanted && tokens.count() > 0; row++) {
                scores.copyTo(row * tokens.count(), tokens.count(), all, row * arithmetic.vocabulary() + tokens.from());
            }
        }
        return all;
    }

    private Mixer mixer(int block) {
        return (Mixer) architecture.blocks().get(block);
    }

    /** The tokens of the vocabulary whose logits a rank of the data group brings, in the sizes that are charged. */
    private Share vocabulary(int rank) {
        return Share.of(architecture.vocabulary(), groupRanks(), rank);
    }

    private int contextRank() {
        return shares.seat().contextRank(shares.cut());
    }

    private int groupRanks() {
        return shares.cut().groupRanks();
    }

    private int groupRank() {
        return shares.seat().rank() % groupRanks();
    }

    private static IllegalArgumentException noExchange(Work work) {
        return new IllegalArgumentException(work + " is no exchange and no send");
    }
}
