package orrery.fabric.actor;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/**
 * What is announced to all JVMs: it leaves with the next frames, and all hear of it at the border at whose frames it left.
 *
 * <pre>
 *   add ──▶ waiting ──next frames leave──▶ leaving ──theirs are in──▶ heard, in the order of the JVMs
 * </pre>
 */
final class Notices {
    private final int self;
    private List<ByteString> waiting = new ArrayList<>();
    private List<ByteString> leaving = List.of();
    private List<ByteString> heard = List.of();

    Notices(int self) {
        this.self = self;
    }

    void add(ByteString notice) {
        waiting.add(notice);
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Those that go with the frames of this window. */
    List<ByteString> leave() {
        leaving = waiting;
        waiting = new ArrayList<>();
        return leaving;
    }

    /** @param others what came with the frames of the other JVMs, in their order */
    void hear(List<List<ByteString>> others) {
        var all = new ArrayList<>(others);
        all.add(self, leaving);
        heard = all.stream().flatMap(List::stream).toList();
    }

    /** What was heard at this border, once. */
    List<ByteString> take() {
        var taken = heard;
        heard = List.of();
        return taken;
    }

    boolean isSilent() {
        return heard.isEmpty();
    }
}
