package orrery.node.emulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Shell;
import orrery.node.architecture.Experts;
import orrery.node.forward.CopyForesight;
import orrery.node.forward.Stall;
import orrery.node.numerics.NumericsKind;
import orrery.node.outcome.Foreseen;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.Sizing.Routing;

/** The foresight of each copy, made when it is first asked for. */
final class Foresights {
    private final boolean wanted;
    private final IntFunction<CopyForesight> maker;
    private boolean credited;
    private final Map<Integer, Optional<CopyForesight>> known = new HashMap<>(); // by copy

    /** @param maker of a copy's; null where its steps have to be run */
    Foresights(Scenario scenario, Models models, IntFunction<CopyForesight> maker) {
        this.wanted = scenario.numerics() == NumericsKind.NONE
                && scenario.sizing().fastForward()
                && scenario.faults().areNone()
                && (scenario.sizing().routing() == Routing.EVEN || !hasExperts(models));
        this.maker = maker;
    }

    /** Where experts are drawn, no layer is like another. */
    private static boolean hasExperts(Models models) {
        return models.served().architecture().blocks().stream().anyMatch(Experts.class::isInstance);
    }

    /** Null where there is none. */
    CopyForesight of(int copy) {
        return wanted
                ? known.computeIfAbsent(copy, _ -> Optional.ofNullable(maker.apply(copy)))
                        .orElse(null)
                : null;
    }

    private Stream<CopyForesight> all() {
        return known.values().stream().flatMap(Optional::stream);
    }

    /** What came of all. */
    Foreseen foreseen() {
        return all().map(CopyForesight::foreseen).reduce(Foreseen.NOTHING, Foreseen::plus);
    }

    /** What waits in steps that never end. */
    List<Stall> stalls() {
        return all().flatMap(foresight -> foresight.stall().stream()).toList();
    }

    /** Counts what ports would have carried, once. */
    void credit(List<Shell> shells) {
        var ports = new HashMap<Integer, Ports>();
        if (all().findAny().isPresent()) {
            shells.forEach(shell -> ports.put(shell.device().number(), Collecting.ports(shell.device())));
        }
        if (!credited) {
            all().forEach(foresight -> foresight.credit(ports::get));
        }
        credited = true;
    }
}
