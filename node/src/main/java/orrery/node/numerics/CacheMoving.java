package orrery.node.numerics;

import java.util.List;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.StateSpace;
import orrery.node.numerics.CachePieces.Piece;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;
import orrery.node.tensor.KeyValues;
import orrery.protocol.payload.Tensor;

/**
 * Caches on their way from one rank to another: piece by piece, position by position, keys and then values; states whole.
 *
 * @param architecture whose values are carried
 * @param charged whose sizes count
 */
record CacheMoving(Architecture architecture, Sizes charged, Shares own, Caches caches) {

    /** What this rank gives another. */
    Tensor give(int sequence, int length, Shares to) {
        var pieces = new CachePieces(architecture, own, to);
        var positions = pieces.positions(length);
        var values = new float
                [pieces.pieces().stream()
                        .mapToInt(piece -> elements(piece, positions.size()))
                        .sum()];
        var at = 0;
        for (var piece : pieces.pieces()) {
            if (mixer(architecture, piece) instanceof StateSpace states) {
                at = state(sequence, piece, states).copyOut(heads(piece, states), values, at);
            } else {
                at = copyOut(cache(sequence, piece), positions, piece, values, at);
            }
        }
        return Tensor.charged(values, bytes(length, to));
    }

    /** What that takes on its way. */
    long bytes(int length, Shares to) {
        var pieces = new CachePieces(charged.architecture(), own, to);
        var positions = pieces.positions(length);
        return pieces.pieces().stream()
                .mapToLong(piece -> bytes(piece, length, positions))
                .sum();
    }

    /** What another rank gave this one. */
    void take(int sequence, int length, Shares from, Tensor tensor) {
        var pieces = new CachePieces(architecture, from, own);
        var values = tensor.toArray();
        var at = 0;
        for (var piece : pieces.pieces()) {
            if (mixer(architecture, piece) instanceof StateSpace states) {
                at = state(sequence, piece, states).copyIn(heads(piece, states), values, at, length);
            } else {
                at = copyIn(cache(sequence, piece), pieces.positions(length), piece, values, at);
            }
        }
    }

    private SequenceState state(int sequence, Piece piece, StateSpace states) {
        return caches.state(
                sequence,
                piece.block(),
                () -> new SequenceState(new StateRows(states, own.heads(states), own.groups(states))));
    }

    /** The heads of a piece among those of this rank. */
    private Share heads(Piece piece, StateSpace states) {
        var first = own.heads(states).from();
        return new Share(piece.heads().from() - first, piece.heads().to() - first);
    }

    private KeyValues cache(int sequence, Piece piece) {
        return caches.of(sequence, piece.block(), () -> switch (mixer(architecture, piece)) {
            case GroupedAttention grouped ->
                KeyValues.ofHeads(own.keyValueHeads(grouped).count(), grouped.headDim());
            case LatentAttention latent -> KeyValues.ofLatent(latent.latent(), latent.rotaryDim());
            case StateSpace states -> throw noPositions(states);
        });
    }

    private int copyOut(KeyValues cache, List<Integer> positions, Piece piece, float[] values, int at) {
        for (var n = 0; n < positions.size(); n++) {
            copyOut(cache, own.positionsBelow(positions.get(n)), piece, values, at + n * width(piece));
        }
        return at + elements(piece, positions.size());
    }

    private int copyIn(KeyValues cache, List<Integer> positions, Piece piece, float[] values, int at) {
        for (var n = 0; n < positions.size(); n++) {
            copyIn(cache, own.positionsBelow(positions.get(n)), piece, values, at + n * width(piece));
        }
        return at + elements(piece, positions.size());
    }

    private void copyOut(KeyValues cache, int index, Piece piece, float[] values, int at) {
        var elements = elements(piece);
        cache.keys().copy(index, elements.from(), elements.to(), values, at);
        if (cache.values() != cache.keys()) {
            cache.values().copy(index, elements.from(), elements.to(), values, at + elements.count());
        }
    }

    private void copyIn(KeyValues cache, int index, Piece piece, float[] values, int at) {
        var elements = elements(piece);
        cache.keys().put(index, elements.from(), elements.to(), values, at);
        if (cache.values() != cache.keys()) {
            cache.values().put(index, elements.from(), elements.to(), values, at + elements.count());
        }
    }

    /** Where the heads of a piece lie in this rank's rows. */
    private Share elements(Piece piece) {
        return switch (mixer(architecture, piece)) {
            case GroupedAttention grouped -> {
                var first = own.keyValueHeads(grouped).from();
                yield new Share(
                        (piece.heads().from() - first) * grouped.headDim(),
                        (piece.heads().to() - first) * grouped.headDim());
            }
            case LatentAttention latent -> new Share(0, (int) latent.cacheElements());
            case StateSpace states -> throw noPositions(states);
        };
    }

    /** Elements of a piece. */
    private int elements(Piece piece, int positions) {
        return mixer(architecture, piece) instanceof StateSpace states
                ? Math.toIntExact(states.sequenceElements(piece.heads().count()))
                : positions * width(piece);
    }

    /** Elements of one position. */
    private int width(Piece piece) {
        return switch (mixer(architecture, piece)) {
            case GroupedAttention grouped -> 2 * piece.heads().count() * grouped.headDim();
            case LatentAttention latent -> (int) latent.cacheElements();
            case StateSpace states -> throw noPositions(states);
        };
    }

    /** Positions that no token will see again, because they are behind the window, are not charged. */
    private long bytes(Piece piece, int length, List<Integer> positions) {
        var format = charged.formats().cache();
        return switch (mixer(charged.architecture(), piece)) {
            case GroupedAttention grouped -> {
                var first = grouped.window() == 0 ? 0 : length - grouped.window();
                var kept =
                        positions.stream().filter(position -> position >= first).count();
                yield 2 * kept * format.rowBytes((long) piece.heads().count() * grouped.headDim());
            }
            case StateSpace states ->
                StateSpace.BYTES * states.sequenceElements(piece.heads().count());
            case LatentAttention latent -> positions.size() * format.rowBytes(latent.cacheElements());
        };
    }

    private static IllegalArgumentException noPositions(StateSpace states) {
        return new IllegalArgumentException("a state has no positions: " + states);
    }

    private static Mixer mixer(Architecture architecture, Piece piece) {
        return (Mixer) architecture.blocks().get(piece.block());
    }
}
