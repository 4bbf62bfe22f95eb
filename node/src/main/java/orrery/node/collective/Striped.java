package orrery.node.collective;

import java.util.Collection;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Sized;
import orrery.protocol.payload.Tensor;

/** A payload cut into stripes, one a port, and put together again. */
final class Striped {
    private Striped() {}

    /** What one stripe carries and is charged with. */
    static Payload part(Payload whole, Stripes stripes, int stripe, Protocol protocol) {
        var bytes = protocol.wireBytes(stripes.bytes(stripe, whole.bytes()));
        return switch (whole) {
            case Nothing nothing -> nothing;
            case Sized _ -> new Sized(bytes);
            case Tensor tensor ->
                tensor.part(stripes.from(stripe, tensor.length()), stripes.from(stripe + 1, tensor.length()), bytes);
            default -> throw new IllegalArgumentException("ranks do not exchange " + whole);
        };
    }

    /** @param parts in the order of the ports that they came by */
    static Payload whole(Collection<Payload> parts) {
        var bytes = parts.stream().mapToLong(Payload::bytes).sum();
        return switch (parts.iterator().next()) {
            case Tensor only when parts.size() == 1 -> only;
            case Tensor _ -> Tensor.charged(joined(parts), bytes);
            case Sized _ -> new Sized(bytes);
            case Payload nothing -> nothing;
        };
    }

    private static float[] joined(Collection<Payload> parts) {
        var joined = new float
                [parts.stream().mapToInt(part -> ((Tensor) part).length()).sum()];
        var at = 0;
        for (var part : parts) {
            ((Tensor) part).copyTo(joined, at);
            at += ((Tensor) part).length();
        }
        return joined;
    }
}
