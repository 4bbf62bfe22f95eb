package orrery.deploy.scenario;

import java.util.Locale;
import orrery.fabric.optics.Redundancy;
import orrery.node.scenario.Response;
import orrery.node.scenario.Response.Nvlink;
import orrery.node.scenario.Response.Recovery;
import orrery.node.scenario.Response.Reduction;
import orrery.node.scenario.Response.Times;
import orrery.protocol.units.SimDuration;

/** Makes the answer of the system to faults of its tree. */
final class ResponseAssembly {
    private static final FieldPath RESPONSE = FieldPath.ofDotted("response");

    private final LocatedTree tree;
    private final Spans spans;

    ResponseAssembly(LocatedTree tree) {
        this.tree = tree;
        this.spans = new Spans(tree);
    }

    /** @param usual whose times are taken where none are given */
    Response response(Response usual) {
        requireSpares();
        return new Response(
                Nvlink.valueOf(constant("nvlink")),
                Reduction.valueOf(constant("reduction")),
                Recovery.valueOf(constant("recovery")),
                times(usual.times()),
                tree.at(RESPONSE.child("spares")).asInt(),
                tree.at(RESPONSE.child("checksum")).asBoolean(),
                lasers());
    }

    private void requireSpares() {
        var spares = RESPONSE.child("spares");
        if (constant("recovery").equals(Recovery.SPARE.name())
                && tree.at(spares).asInt() == 0) {
            throw new InputProblem(
                    tree.value(RESPONSE.child("recovery")),
                    spares.toString(),
                    "0 beside recovery: spare",
                    "1 or more GPUs that stand by",
                    "add spares:, for example 1");
        }
    }

    private Redundancy lasers() {
        return switch (tree.at(RESPONSE.child("lasers")).asText()) {
            case "1+1" -> Redundancy.ONE_PLUS_ONE;
            case "N+1" -> Redundancy.N_PLUS_ONE;
            default -> Redundancy.NONE;
        };
    }

    private Times times(Times usual) {
        return new Times(
                time("detect", usual.detect()),
                time("watchdog", usual.watchdog()),
                time("transport", usual.transport()),
                time("orchestrate", usual.orchestrate()),
                time("restart", usual.restart()),
                time("shrink", usual.shrink()),
                time("reset", usual.reset()));
    }

    private SimDuration time(String key, SimDuration usual) {
        return spans.at(RESPONSE.child(key), usual);
    }

    private String constant(String key) {
        return tree.at(RESPONSE.child(key)).asText().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
