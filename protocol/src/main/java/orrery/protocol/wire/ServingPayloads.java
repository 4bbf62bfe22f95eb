package orrery.protocol.wire;

import java.util.Arrays;
import java.util.List;
import orrery.protocol.payload.CacheMove;
import orrery.protocol.payload.CacheMoved;
import orrery.protocol.payload.CachePart;
import orrery.protocol.payload.Guess;
import orrery.protocol.payload.Handover;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Tensor;
import orrery.protocol.wire.proto.CacheMoveProto;
import orrery.protocol.wire.proto.CacheMovedProto;
import orrery.protocol.wire.proto.CachePartProto;
import orrery.protocol.wire.proto.GuessProto;
import orrery.protocol.wire.proto.HandoverProto;
import orrery.protocol.wire.proto.PayloadProto;

/** What copies of models tell each other while they serve, to and from its Protobuf form. */
final class ServingPayloads {
    private ServingPayloads() {}

    static void write(Payload payload, PayloadProto.Builder to, TensorWriter tensors) {
        switch (payload) {
            case CacheMove move -> to.setCacheMove(write(move));
            case CacheMoved(var sequence, var copy, var holder) ->
                to.setCacheMoved(CacheMovedProto.newBuilder()
                        .setSequence(sequence)
                        .setCopy(copy)
                        .setTo(holder));
            case CachePart part -> to.setCachePart(write(part, tensors));
            case Handover handover -> to.setHandover(write(handover));
            case Guess guess -> to.setGuess(write(guess));
            case Payload other -> throw new IllegalArgumentException("copies do not tell each other " + other);
        }
    }

    private static CacheMoveProto write(CacheMove move) {
        return CacheMoveProto.newBuilder()
                .setCopy(move.copy())
                .setSequence(move.sequence())
                .setLength(move.length())
                .setFrom(move.from())
                .setTo(move.to())
                .addAllSince(AnsweringPayloads.write(move.since()))
                .build();
    }

    private static CachePartProto write(CachePart part, TensorWriter tensors) {
        var to = CachePartProto.newBuilder().setSequence(part.sequence());
        if (part.content() instanceof Tensor values) {
            to.setValues(tensors.write(values));
        } else {
            to.setSizedBytes(part.content().bytes());
        }
        return to.build();
    }

    private static HandoverProto write(Handover handover) {
        return HandoverProto.newBuilder()
                .setWay(AnsweringPayloads.write(handover.way()))
                .setSequence(handover.sequence())
                .addAllPrompt(boxed(handover.prompt()))
                .addAllTokens(boxed(handover.tokens()))
                .setNewTokens(handover.newTokens())
                .build();
    }

    private static GuessProto write(Guess guess) {
        return GuessProto.newBuilder()
                .setFrom(guess.from())
                .setTo(guess.to())
                .setSequence(guess.sequence())
                .setPosition(guess.position())
                .addAllTokens(boxed(guess.tokens()))
                .setCount(guess.count())
                .build();
    }

    static Payload read(PayloadProto from, TensorReader tensors) {
        return switch (from.getContentCase()) {
            case CACHE_MOVE -> read(from.getCacheMove());
            case CACHE_MOVED ->
                new CacheMoved(
                        from.getCacheMoved().getSequence(),
                        from.getCacheMoved().getCopy(),
                        from.getCacheMoved().getTo());
            case CACHE_PART -> read(from.getCachePart(), tensors);
            case HANDOVER -> read(from.getHandover());
            case GUESS -> read(from.getGuess());
            default -> throw new IllegalArgumentException("copies do not tell each other " + from.getContentCase());
        };
    }

    private static CacheMove read(CacheMoveProto from) {
        return new CacheMove(
                from.getCopy(),
                from.getSequence(),
                from.getLength(),
                from.getFrom(),
                from.getTo(),
                AnsweringPayloads.read(from.getSinceList()));
    }

    private static CachePart read(CachePartProto from, TensorReader tensors) {
        var content = from.hasValues() ? tensors.read(from.getValues()) : Payloads.readSized(from.getSizedBytes());
        return new CachePart(from.getSequence(), content);
    }

    private static Handover read(HandoverProto from) {
        return new Handover(
                AnsweringPayloads.read(from.getWay()),
                from.getSequence(),
                unboxed(from.getPromptList()),
                readTokens(from),
                from.getNewTokens());
    }

    private static int[] readTokens(HandoverProto from) {
        if (from.getTokensCount() == 0) {
            throw new WireProblem("a request handed over by another JVM without a token, allowed: 1 and more");
        }
        return unboxed(from.getTokensList());
    }

    private static Guess read(GuessProto from) {
        return new Guess(
                from.getFrom(),
                from.getTo(),
                from.getSequence(),
                from.getPosition(),
                unboxed(from.getTokensList()),
                from.getCount());
    }

    private static List<Integer> boxed(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static int[] unboxed(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
