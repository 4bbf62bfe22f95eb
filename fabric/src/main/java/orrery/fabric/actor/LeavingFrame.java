package orrery.fabric.actor;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.protocol.wire.PeerMessage.FramePart;

/**
 * One frame on its way to one peer: only so many parts are under way at once, so that none is dropped for want of room.
 * Each part that has come makes room for another.
 */
final class LeavingFrame {
    /** 12 MiB, far less than remoting's queue holds for all peers together. */
    static final int MOST_UNDER_WAY = 64;

    private final List<FramePart> parts;
    private int next;

    LeavingFrame(List<FramePart> parts) {
        this.parts = parts;
    }

    /** Those that may leave now that so many have come; an old count brings none. */
    List<FramePart> credited(int come) {
        var until = (int) Math.min(parts.size(), (long) come + MOST_UNDER_WAY);
        var from = next;
        next = Math.max(next, until);
        return parts.subList(Math.min(from, until), until);
    }

    /**
     * Those that were asked for again, each once, as far as they have left before; and those that may leave now, since what
     * is not missing has come.
     */
    List<FramePart> again(List<Integer> asked) {
        var missing = asked.isEmpty() ? IntStream.range(0, next).boxed().toList() : asked;
        var again = missing.stream()
                .distinct()
                .filter(part -> part >= 0 && part < next)
                .limit(MOST_UNDER_WAY)
                .map(parts::get);
        var come = asked.isEmpty() ? 0 : Math.max(0, parts.size() - asked.size());
        return Stream.concat(again.toList().stream(), credited(come).stream()).toList();
    }
}
