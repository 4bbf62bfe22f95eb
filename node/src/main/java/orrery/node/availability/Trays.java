package orrery.node.availability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which places of the fleet have a tray that works. A tray that is lost leaves its place to one of the reserve; without any,
 * the place stays empty until some tray of this reserve is mended, longest empty first.
 */
final class Trays {
    private final Fleet fleet;
    private final boolean[] empty; // by place
    private final int[] domainsOut; // by domain, how often
    private final int[] reserve;
    private final List<Deque<Integer>> waiting = new ArrayList<>(); // empty places, by reserve

    Trays(Fleet fleet, int spares) {
        this.fleet = fleet;
        this.empty = new boolean[fleet.trays()];
        this.domainsOut = new int[fleet.domains()];
        this.reserve = IntStream.generate(() -> spares).limit(fleet.reserves()).toArray();
        IntStream.range(0, fleet.reserves()).forEach(_ -> waiting.add(new ArrayDeque<>()));
    }

    /** Whether what stands in a place works. */
    boolean works(int place) {
        return !empty[place] && domainsOut[fleet.domainOfTray().get(place)] == 0;
    }

    /** How many trays of a copy work. */
    int working(int copy) {
        return (int) fleet.traysOfCopy().get(copy).stream().filter(this::works).count();
    }

    /** Takes the tray out of a place; one of the reserve comes there at once, where there is one. */
    void lose(int place) {
        int from = fleet.reserveOf(place);
        if (reserve[from] > 0) {
            reserve[from]--;
        } else {
            empty[place] = true;
            waiting.get(from).add(place);
        }
    }

    /** @return the place that a mended tray comes to; empty where it goes to the reserve */
    OptionalInt mend(int to) {
        var place = waiting.get(to).poll();
        if (place == null) {
            reserve[to]++;
            return OptionalInt.empty();
        }
        empty[place] = false;
        return OptionalInt.of(place);
    }

    void loseDomain(int domain) {
        domainsOut[domain]++;
    }

    void mendDomain(int domain) {
        domainsOut[domain]--;
    }
}
