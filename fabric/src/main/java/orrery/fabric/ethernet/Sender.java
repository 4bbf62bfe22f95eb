package orrery.fabric.ethernet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.EthernetMessage.Acknowledgement;
import orrery.protocol.link.EthernetMessage.Burst;

/** One flow from one adapter to another, at its sending end: cuts messages into bursts, and keeps what may be asked for. */
final class Sender {
    private final int place;
    private final int source;
    private final int destination;
    private final int flow;
    private final long burstBytes;
    private final boolean lossy;
    private final EthernetOptions options;
    private final Burst anyBurst;
    private final Deque<Message> messages = new ArrayDeque<>();
    private final TreeMap<Long, Burst> unacknowledged = new TreeMap<>();
    private final TreeSet<Long> again = new TreeSet<>();
    private RateControl control;
    private long offset;
    private long sequence;
    private long allowedPs;
    private long progressPs;
    private boolean isWatched;
    private boolean isOver;
    private boolean hangs; // nothing is out, for the port is dark
    private int timeouts; // since somebody acknowledged something
    private long recoversBelow;
    private long repeated;

    /** A burst, when its first byte is there, and how long after that its last. */
    record Next(Burst burst, long readyPs, long spanPs) {}

    Sender(int place, int source, int destination, int flow, long burstBytes, boolean lossy, EthernetOptions options) {
        this.place = place;
        this.source = source;
        this.destination = destination;
        this.flow = flow;
        this.burstBytes = burstBytes;
        this.lossy = lossy;
        this.options = options;
        this.anyBurst = new Burst(source, destination, flow, 0, 0, false, Optional.empty());
    }

    /** Stands for any of its bursts, where only the queue they go by matters. */
    Burst anyBurst() {
        return anyBurst;
    }

    /** Counts the flows of one adapter. */
    int place() {
        return place;
    }

    int destination() {
        return destination;
    }

    int flow() {
        return flow;
    }

    void post(Message message) {
        messages.add(message);
    }

    boolean hasMore() {
        return !messages.isEmpty() || !again.isEmpty();
    }

    /** It has something to send, and no light to send it by: its time runs all the same. */
    void hang(long nowPs) {
        if (unacknowledged.isEmpty() && !hangs) {
            hangs = lossy;
            progressPs = nowPs;
        }
    }

    /** What it posted and nobody acknowledged, in order. */
    List<Delivery> unfinished() {
        return Stream.concat(
                        unacknowledged.values().stream().flatMap(burst -> burst.completes().stream()),
                        messages.stream().map(Message::delivery))
                .toList();
    }

    boolean isOver() {
        return isOver;
    }

    /** Nothing of it goes out any more. */
    void end() {
        isOver = true;
        messages.clear();
        unacknowledged.clear();
        again.clear();
        offset = 0;
    }

    /** Content bytes that were posted and never sent, and those that nobody acknowledged. */
    long waitingBytes() {
        return messages.stream().mapToLong(Message::bytes).sum()
                - offset
                + unacknowledged.values().stream().mapToLong(Burst::bytes).sum();
    }

    /** Messages of which something is still to be sent or to be acknowledged. */
    int waitingMessages() {
        var ended = unacknowledged.values().stream()
                .filter(burst -> burst.completes().isPresent())
                .count();
        return messages.size() + (int) ended;
    }

    /** Whether it was sent again as often as the rules allow, in vain: it is over with this flow. */
    boolean gaveUp() {
        return isOver || timeouts > options.rules().retries();
    }

    /** When congestion control lets the next burst go. */
    long allowedPs() {
        return allowedPs;
    }

    /** Takes the next burst: what must go again first, then the next piece of the oldest message. */
    Next next(long nowPs) {
        if (!again.isEmpty()) {
            repeated++;
            return new Next(unacknowledged.get(again.pollFirst()), nowPs, 0);
        }
        var message = messages.getFirst();
        var bytes = Math.min(burstBytes, message.bytes() - offset);
        var isLast = offset + bytes == message.bytes();
        var completes = isLast ? Optional.of(message.delivery()) : Optional.<Delivery>empty();
        var burst = new Burst(source, destination, flow, sequence++, bytes, false, completes);
        var readyPs = Math.max(nowPs, message.readyPs(offset));
        var next = new Next(burst, readyPs, Math.max(0, message.readyPs(offset + bytes) - readyPs));
        offset += bytes;
        if (isLast) {
            messages.removeFirst();
            offset = 0;
        }
        if (lossy) {
            unacknowledged.put(burst.sequence(), burst);
        }
        return next;
    }

    /** A burst of so many wire bytes went out; until when the flow must hold back the next. */
    void sent(long nowPs, long wireBytes) {
        if (unacknowledged.size() == 1 && !hangs) {
            progressPs = nowPs;
        }
        hangs = false;
        allowedPs =
                control == null || control.isFull(nowPs) ? 0 : nowPs + (long) (wireBytes * 1e12 / control.rate(nowPs));
    }

    void onNotification(long nowPs, long lineRate) {
        if (control == null) {
            control = new RateControl(options.rules(), lineRate);
        }
        control.onNotification(nowPs);
    }

    void onAcknowledgement(long nowPs, Acknowledgement news) {
        if (!news.missing()) {
            forgetBefore(nowPs, news.sequence());
        } else if (unacknowledged.containsKey(news.sequence())) {
            switch (options.recovery()) {
                case GO_BACK_N ->
                    again.addAll(unacknowledged.tailMap(news.sequence()).keySet());
                case SELECTIVE -> again.add(news.sequence());
            }
        }
    }

    private void forgetBefore(long nowPs, long sequence) {
        var done = unacknowledged.headMap(sequence);
        if (!done.isEmpty()) {
            progressPs = nowPs;
            timeouts = gaveUp() ? timeouts : 0;
            done.clear();
            again.headSet(sequence).clear();
            goOnRecovering();
        }
    }

    /** After a timeout the next gap is known as soon as the one before it is filled. */
    private void goOnRecovering() {
        if (!unacknowledged.isEmpty() && unacknowledged.firstKey() < recoversBelow) {
            switch (options.recovery()) {
                case GO_BACK_N -> again.addAll(unacknowledged.keySet());
                case SELECTIVE -> again.add(unacknowledged.firstKey());
            }
        }
    }

    /** When the oldest is to go again unless somebody acknowledges something; {@link Long#MAX_VALUE} for never. */
    long timeoutPs() {
        return isIdle()
                ? Long.MAX_VALUE
                : progressPs + options.rules().timeout().picos();
    }

    private boolean isIdle() {
        return unacknowledged.isEmpty() && !hangs;
    }

    /** Whether an alarm must be set for the timeout: there is none yet. */
    boolean needsWatch() {
        var needs = !isWatched && !isIdle();
        isWatched |= needs;
        return needs;
    }

    /**
     * The alarm rang: the oldest burst goes again, unless something was acknowledged in time. Only that one, so that many
     * senders that lost much do not lose it to each other again. Too many alarms without an acknowledgement, and it gives up.
     */
    void watched(long nowPs) {
        isWatched = false;
        if (timeoutPs() <= nowPs && ++timeouts <= options.rules().retries()) {
            progressPs = nowPs;
            if (!unacknowledged.isEmpty()) {
                again.add(unacknowledged.firstKey());
                recoversBelow = sequence;
            }
        }
    }

    /** Bursts sent more than once. */
    long repeated() {
        return repeated;
    }
}
