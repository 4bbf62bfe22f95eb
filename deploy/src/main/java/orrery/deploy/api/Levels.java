package orrery.deploy.api;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How full things are, each by a number of its own: as it is, and as those who listen were told. What differs enough is told next,
 * what differs most first, and no more at once than fits a short message; the rest follows.
 */
final class Levels {
    private final int enough;
    private final int most;
    private final TreeMap<Long, Integer> now = new TreeMap<>(); // those above 0
    private final TreeMap<Long, Integer> told = new TreeMap<>(); // those above 0

    /**
     * @param enough difference that is worth telling; to and from nothing always is
     * @param most that are told at once
     */
    Levels(int enough, int most) {
        this.enough = enough;
        this.most = most;
    }

    /** What is there at all is more than nothing. */
    static int of(double part, double whole, int full) {
        return part <= 0 || whole <= 0 ? 0 : (int) Math.clamp(Math.ceil(part / whole * full), 1, full);
    }

    void set(long number, int level) {
        put(now, number, level);
    }

    int now(long number) {
        return now.getOrDefault(number, 0);
    }

    /** Those that are to be told now, and are told then. */
    List<Long> changed() {
        var changed = Stream.concat(now.keySet().stream(), told.keySet().stream())
                .distinct()
                .filter(number -> isWorthTelling(now(number), told.getOrDefault(number, 0)))
                .sorted(Comparator.<Long>comparingInt(this::difference)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
        changed.forEach(number -> put(told, number, now(number)));
        return changed;
    }

    private boolean isWorthTelling(int is, int was) {
        return is != was && (is == 0 || was == 0 || Math.abs(is - was) >= enough);
    }

    private int difference(long number) {
        return Math.abs(now(number) - told.getOrDefault(number, 0));
    }

    /** What was told of those that are not idle. */
    Map<Long, Integer> told() {
        return told;
    }

    private static void put(TreeMap<Long, Integer> levels, long number, int level) {
        if (level == 0) {
            levels.remove(number);
        } else {
            levels.put(number, level);
        }
    }
}
