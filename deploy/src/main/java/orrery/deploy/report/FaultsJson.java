package orrery.deploy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.Effect.Severity;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.fabric.optics.Redundancy;
import orrery.node.scenario.Response;

/** What goes wrong and how it is answered, with the keys of the scenario's schema. */
public final class FaultsJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FaultsJson() {}

    public static ArrayNode schedule(List<ScheduledFault> schedule) {
        var faults = NODES.arrayNode();
        schedule.forEach(fault -> faults.add(fault(fault)));
        return faults;
    }

    /** One entry, which reads as the fault again. */
    public static ObjectNode fault(ScheduledFault fault) {
        var json = NODES.objectNode();
        timing(json, fault.timing());
        json.put("action", fault.action().id()).put("select", fault.select());
        effect(json, fault.effect());
        return json.put("seed", fault.seed());
    }

    private static void timing(ObjectNode json, Timing timing) {
        if (timing.perHour() > 0) {
            json.put("rate", timing.perHour() + " /h").put("from", timing.atPs() + " ps");
        } else {
            json.put("at", timing.atPs() + " ps");
        }
        if (timing.forPs() != Timing.FOREVER) {
            json.put("for", timing.forPs() + " ps");
        }
        if (timing.everyPs() > 0) {
            json.put("every", timing.everyPs() + " ps");
        }
        if (timing.untilPs() != Timing.FOREVER) {
            json.put("until", timing.untilPs() + " ps");
        }
    }

    private static void effect(ObjectNode json, Effect effect) {
        if (!Double.isNaN(effect.amount())) {
            json.put("effect", effect.amount());
        } else if (effect.severity() != Severity.USUAL) {
            json.put("effect", lower(effect.severity()));
        }
    }

    public static ObjectNode response(Response response) {
        var times = response.times();
        return NODES.objectNode()
                .put("nvlink", lower(response.nvlink()))
                .put("reduction", lower(response.reduction()))
                .put("recovery", lower(response.recovery()).replace('_', '-'))
                .put("spares", response.spares())
                .put("checksum", response.checksum())
                .put("lasers", lasers(response.lasers()))
                .put("detect", times.detect().picos() + " ps")
                .put("watchdog", times.watchdog().picos() + " ps")
                .put("transport", times.transport().picos() + " ps")
                .put("orchestrate", times.orchestrate().picos() + " ps")
                .put("restart", times.restart().picos() + " ps")
                .put("shrink", times.shrink().picos() + " ps")
                .put("reset", times.reset().picos() + " ps");
    }

    private static String lasers(Redundancy lasers) {
        return switch (lasers) {
            case NONE -> "none";
            case ONE_PLUS_ONE -> "1+1";
            case N_PLUS_ONE -> "N+1";
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
