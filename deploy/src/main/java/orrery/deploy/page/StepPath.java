package orrery.deploy.page;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.function.IntFunction;
import orrery.deploy.page.Stretch.Doing;
import orrery.fabric.time.Lane;
import orrery.node.recording.Recorded;
import orrery.node.recording.Recording;

/**
 * What the end of a step waited for, walked back from there over what its device did: from each kernel or communication to the
 * one that ended last before it began.
 *
 * <pre>
 *   this rank   ├ kernel ┤├ launched, waits ┊ communication ┤├ kernel ┤
 *   another     ├ kernel that takes longer ┤├ communication ┤
 *                                           ┊ from here on all take part: before, the first one waited
 * </pre>
 *
 * Kernels that the device did while it waited are on its way instead of the waiting.
 */
final class StepPath {
    private final Recorded step;
    private final IntFunction<String> names;
    private final List<Recorded> acts; // of the device of the step, by their ends
    private final Map<Long, Recorded> latest; // by communication: whoever began it last
    private final ArrayDeque<Stretch> path = new ArrayDeque<>();
    private long atPs;

    private StepPath(Recorded step, IntFunction<String> names, List<Recorded> acts, Map<Long, Recorded> latest) {
        this.step = step;
        this.names = names;
        this.acts = acts;
        this.latest = latest;
        this.atPs = step.toPs();
    }

    /**
     * In the order of time, without gaps.
     *
     * @param names of devices
     */
    static SequencedCollection<Stretch> of(Recording recording, Recorded step, IntFunction<String> names)
            throws IOException {
        var acts = new ArrayList<Recorded>();
        var latest = new HashMap<Long, Recorded>();
        try (var spans = recording.spans()) {
            spans.takeWhile(span -> span.recordedPs() <= knownPs(step))
                    .filter(span -> isAct(span) && span.toPs() >= step.fromPs() && span.fromPs() <= step.toPs())
                    .forEach(span -> {
                        if (span.device() == step.device()) {
                            acts.add(span);
                        }
                        if (span.lane() == Lane.COMMUNICATION && span.about() != 0) {
                            latest.merge(span.about(), span, StepPath::later);
                        }
                    });
        }
        acts.sort(Comparator.comparingLong(Recorded::toPs).thenComparingLong(Recorded::fromPs));
        return new StepPath(step, names, acts, latest).walked();
    }

    /** By when the other ranks have had the result of its communications, or nearly so. */
    private static long knownPs(Recorded step) {
        return step.toPs() + (step.toPs() - step.fromPs());
    }

    private static boolean isAct(Recorded span) {
        return switch (span.lane()) {
            case KERNELS, COMMUNICATION -> true;
            case MEMORY, STEPS, REQUESTS -> false;
        };
    }

    private static Recorded later(Recorded one, Recorded other) {
        return other.fromPs() > one.fromPs() ? other : one;
    }

    private SequencedCollection<Stretch> walked() {
        for (var act : acts.reversed()) {
            if (act.toPs() <= atPs && atPs > step.fromPs()) {
                add(Doing.REST, act.toPs(), "launch");
                walk(act);
            }
        }
        add(Doing.REST, step.fromPs(), "launch");
        return path;
    }

    private void walk(Recorded act) {
        if (act.lane() == Lane.KERNELS) {
            add(Doing.COMPUTE, act.fromPs(), act.what());
            return;
        }
        var last = latest.getOrDefault(act.about(), act);
        var allPs = Math.clamp(last.fromPs(), act.fromPs(), act.toPs());
        add(Doing.COMMUNICATION, allPs, act.what());
        add(Doing.WAITING, Math.max(act.fromPs(), busyUntilPs(allPs)), names.apply(last.device()));
    }

    /** When the last thing ended that the device did before a time. */
    private long busyUntilPs(long beforePs) {
        return acts.stream()
                .mapToLong(Recorded::toPs)
                .filter(endPs -> endPs <= beforePs)
                .max()
                .orElse(step.fromPs());
    }

    /** On the way to where it stands now; nothing where that is no later. */
    private void add(Doing doing, long fromPs, String what) {
        var beginPs = Math.max(fromPs, step.fromPs());
        if (beginPs < atPs) {
            path.addFirst(new Stretch(doing, beginPs, atPs, what));
            atPs = beginPs;
        }
    }
}
