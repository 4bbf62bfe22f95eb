package orrery.fabric.actor;

import com.google.protobuf.ByteString;
import java.util.List;
import orrery.protocol.wire.FrameReader;
import orrery.protocol.wire.WireProblem;

/**
 * The meeting of all JVMs at the end of a long window: frames out, frames in, a new horizon, and what was announced. One
 * JVM alone meets itself between any two short windows, where something was announced.
 */
final class Meeting {
    private final Horizon horizon;
    private final Peers peers;
    private final Window window;
    private final Notices notices;
    private boolean isUnderWay;
    private long promisePs;
    private long atPs;

    Meeting(int self, Horizon horizon, Peers peers, Window window) {
        this.horizon = horizon;
        this.peers = peers;
        this.window = window;
        this.notices = new Notices(self);
    }

    void announce(ByteString notice) {
        notices.add(notice);
    }

    /**
     * The long window is over here.
     *
     * @param beatPs when to meet again at the latest, where somebody has something to do
     */
    void begin(long beatPs) {
        isUnderWay = true;
        var promise = horizon.promisePs(window::awaits);
        promisePs = promise == Horizon.NEVER ? promise : Math.min(promise, beatPs);
        peers.sendFrames(promisePs, notices.leave());
    }

    boolean isUnderWay() {
        return isUnderWay;
    }

    /**
     * Hands on what the peers sent, once all of it is in, and sets the next horizon; whether that ended the meeting.
     *
     * @throws WireProblem where a peer sent nonsense
     */
    boolean isOver() {
        if (!isUnderWay || !peers.allFramesIn()) {
            return false;
        }
        isUnderWay = false;
        atPs = horizon.untilPs();
        window.strike(horizon.extend(Math.min(promisePs, deliver(peers.frames()))));
        return true;
    }

    /** The smallest promise of the peers. */
    private long deliver(List<FrameReader> frames) {
        notices.hear(frames.stream().map(FrameReader::notices).toList());
        var smallestPs = Horizon.NEVER;
        for (var frame : frames) {
            smallestPs = Math.min(smallestPs, frame.promisePs());
            Outgoing.batches(frame).forEach(window::arrived);
        }
        return smallestPs;
    }

    /**
     * With nobody else, what was announced is heard at once, and what is to strike next strikes once it is due.
     *
     * @param donePs everything earlier has happened
     */
    void alone(Pace pace, long donePs) {
        if (horizon.nowPs() >= horizon.untilPs()
                && (pace.isDue(horizon.untilPs()) || horizon.isIdleAlone(window::awaits))) {
            window.strike(horizon.extendAlone(window::awaits));
        }
        if (notices.isWaiting()) {
            atPs = borderAlone(Math.max(donePs, pace.nowPs()));
            notices.leave();
            notices.hear(List.of());
        }
    }

    /** Where wall time has come to, but no later than what happens or strikes next. */
    private long borderAlone(long clockPs) {
        var nextPs = Math.min(horizon.nowPs(), horizon.untilPs());
        return horizon.isOver() ? Horizon.NEVER : Math.min(clockPs, nextPs);
    }

    boolean heardNothing() {
        return notices.isSilent();
    }

    /** What was heard, once; devices may be touched from the next event on, or from where the next long window ends. */
    Status.Border border(int self) {
        return new Status.Border(
                self, atPs, peers.none() ? atPs : horizon.untilPs(), window.achieved(), notices.take());
    }
}
