package orrery.deploy.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.Effect.Severity;
import orrery.fabric.fault.FaultAction;
import orrery.protocol.naming.Spelling;

/** Reads how bad a fault is: a word or a share, as its action takes them. */
final class EffectAssembly {
    private final LocatedTree tree;
    private final FieldPath field;
    private final FaultAction action;

    EffectAssembly(LocatedTree tree, FieldPath field, FaultAction action) {
        this.tree = tree;
        this.field = field;
        this.action = action;
    }

    Effect effect() {
        var node = tree.at(field);
        if (node.isMissingNode()) {
            return Effect.USUAL;
        }
        var share = Decimal.of(node);
        if (takesShare() && share > 0 && share < 1) {
            return new Effect(share, Severity.USUAL);
        }
        return severities().stream()
                .filter(severity -> word(severity).equals(node.asText()))
                .findFirst()
                .map(severity -> new Effect(Double.NaN, severity))
                .orElseThrow(this::problem);
    }

    private boolean takesShare() {
        return switch (action) {
            case GPU_SLOWED, NVLINK_DEGRADED, PACKET_LOSS, PACKET_CORRUPTION -> true;
            case GPU_LOST,
                    GPU_MEMORY,
                    GPU_HANG,
                    SDC,
                    NVLINK_FLAP,
                    NVLINK_DOWN,
                    SWITCH_DOWN,
                    REDUCTION_LOST,
                    NIC_FLAP,
                    LASER_LOST,
                    ENGINE_DOWN,
                    HOST_DOWN,
                    TRAY_DOWN,
                    RACK_DOWN,
                    POWER_DOWN -> false;
        };
    }

    private List<Severity> severities() {
        return switch (action) {
            case GPU_MEMORY -> List.of(Severity.CONTAINED, Severity.UNCONTAINED);
            case NVLINK_FLAP, NVLINK_DOWN, SWITCH_DOWN, ENGINE_DOWN, TRAY_DOWN ->
                List.of(Severity.FATAL, Severity.MASKED);
            case GPU_LOST,
                    GPU_SLOWED,
                    GPU_HANG,
                    SDC,
                    NVLINK_DEGRADED,
                    REDUCTION_LOST,
                    NIC_FLAP,
                    PACKET_LOSS,
                    PACKET_CORRUPTION,
                    LASER_LOST,
                    HOST_DOWN,
                    RACK_DOWN,
                    POWER_DOWN -> List.of();
        };
    }

    private InputProblem problem() {
        var allowed =
                new ArrayList<>(severities().stream().map(EffectAssembly::word).toList());
        var remedy = Spelling.didYouMean(tree.at(field).asText(), allowed);
        if (takesShare()) {
            allowed.add("a number above 0, below 1");
        }
        var found = Wording.found(tree.at(field)) + " of " + action.id();
        return allowed.isEmpty()
                ? new InputProblem(tree.value(field), field.toString(), found, "no effect:", "remove it")
                : new InputProblem(tree.value(field), field.toString(), found, String.join(", ", allowed), remedy);
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
