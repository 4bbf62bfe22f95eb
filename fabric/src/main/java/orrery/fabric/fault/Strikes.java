package orrery.fabric.fault;

import java.util.ArrayList;
import java.util.List;
import orrery.fabric.time.Outside;
import orrery.fabric.time.Shell;

/** The strikes still to come, as whoever moves time keeps them. */
public final class Strikes implements Outside {
    private final List<Strike> strikes;
    private int next;
    private final List<Strike> struck = new ArrayList<>(); // at the last time that anything struck

    /** @param strikes earliest first */
    public Strikes(List<Strike> strikes) {
        this.strikes = new ArrayList<>(strikes);
    }

    @Override
    public long nextPs() {
        return next == strikes.size() ? Long.MAX_VALUE : strikes.get(next).atPs();
    }

    public boolean isEmpty() {
        return next == strikes.size();
    }

    /** Takes all of the next time away. */
    public List<Strike> take() {
        var atPs = nextPs();
        var first = next;
        while (next < strikes.size() && strikes.get(next).atPs() == atPs) {
            next++;
        }
        struck.removeIf(strike -> strike.atPs() < atPs);
        struck.addAll(strikes.subList(first, next));
        return List.copyOf(strikes.subList(first, next));
    }

    @Override
    public void strike(List<Shell> shells) {
        take().forEach(strike -> shells.get(strike.device()).strike(strike.atPs(), strike.ordinal(), strike.fault()));
    }

    /**
     * Those that are still to come where a checkpoint was taken at a border: what strikes at the border itself has.
     *
     * @param strikes earliest first
     * @param beginPs the border; 0 for a run from its beginning
     */
    public static Strikes after(List<Strike> strikes, long beginPs) {
        return new Strikes(strikes.stream()
                .filter(strike -> beginPs == 0 || strike.atPs() > beginPs)
                .toList());
    }

    /**
     * Puts others in place of all that are still to come, while all JVMs rest at a border. Those that struck at the border
     * itself, just before, do not strike again.
     *
     * @param others earliest first, those that have been among them
     * @param fromPs the time from which on devices may be touched at this border
     */
    public void replace(List<Strike> others, long fromPs) {
        strikes.clear();
        next = 0;
        others.stream()
                .filter(strike -> strike.atPs() >= fromPs && !struck.contains(strike))
                .forEach(strikes::add);
    }
}
