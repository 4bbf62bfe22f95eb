package orrery.deploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import orrery.node.energy.EnergyUse;
import orrery.protocol.units.Uncertain;

/** The machine-readable twin of {@link EnergyText}: every figure is {@code {value, low, high}}. */
public final class EnergyJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EnergyJson() {}

    /**
     * One object, or null where nothing is known.
     *
     * @param tokens output tokens of the same time
     */
    public static JsonNode of(EnergyUse use, long tokens) {
        if (use == null || tokens == 0) {
            return NODES.nullNode();
        }
        var json = NODES.objectNode()
                .put("figures", Labels.UNVALIDATED)
                .put("accelerators", use.accelerators())
                .put("seconds", use.seconds())
                .put("clock_share", use.clock());
        var perToken = json.putObject("joules_per_token");
        put(perToken, "accelerators", use.chips().times(1.0 / tokens));
        put(perToken, "server", use.server().times(1.0 / tokens));
        put(perToken, "facility", use.facility().times(1.0 / tokens));
        put(json, "watts", use.watts());
        put(json, "tokens_per_second_per_megawatt", use.tokensPerSecondPerMegawatt(tokens));
        var dollars = json.putObject("dollars_per_million_tokens");
        use.dollarsPerMillionTokens(tokens).forEach((kind, price) -> put(dollars, kind, price));
        parts(json, use);
        return json;
    }

    private static void parts(ObjectNode json, EnergyUse use) {
        var consumers = json.putObject("joules");
        use.joules().forEach((kind, joules) -> put(consumers, kind.name().toLowerCase(Locale.ROOT), joules));
        var links = json.putObject("joules_of_chips_in_links");
        use.links().forEach((medium, joules) -> put(links, medium, joules));
    }

    private static void put(ObjectNode into, String name, Uncertain figure) {
        into.putObject(name)
                .put("value", figure.value())
                .put("low", figure.low())
                .put("high", figure.high());
    }
}
