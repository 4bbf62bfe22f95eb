package orrery.node.orchestration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import orrery.node.seating.Seating;
import orrery.protocol.payload.Restart;
import orrery.protocol.payload.Trouble;

/** One copy, from incarnation to incarnation. */
final class Life {
    private final int copy;
    private final List<Outage> outages = new ArrayList<>();
    private int open; // outages before are over
    State state = State.SERVING;
    int incarnation;
    long orderedPs; // when its last order was first given
    boolean quick; // whether it goes on with what is left, without loading anything
    Seating seating; // as it stands, or stood last
    Restart last; // order that it stands by; null where it is as it began
    Restart next; // while it loads or joins
    final Set<Integer> missing = new TreeSet<>(); // devices that have not joined

    enum State {
        SERVING,
        PONDERING,
        WAITING,
        LOADING,
        JOINING
    }

    Life(int copy, Seating seating) {
        this.copy = copy;
        this.seating = seating;
    }

    int copy() {
        return copy;
    }

    /** Something happened to it, unless just that is known already. */
    void suffer(long nowPs, Trouble trouble) {
        if (outages.subList(open, outages.size()).stream()
                .noneMatch(outage -> outage.trouble().equals(trouble))) {
            outages.add(new Outage(copy, incarnation, trouble, devices(), nowPs, Outage.NEVER));
        }
    }

    private List<Integer> devices() {
        return seating.seats(copy).stream().map(seating::device).sorted().toList();
    }

    void recover(long nowPs) {
        for (var i = open; i < outages.size(); i++) {
            outages.set(i, outages.get(i).over(nowPs));
        }
        open = outages.size();
        state = State.SERVING;
    }

    List<Outage> outages() {
        return outages;
    }
}
