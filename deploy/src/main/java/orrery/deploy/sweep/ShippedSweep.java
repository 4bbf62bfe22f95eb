package orrery.deploy.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import orrery.deploy.scenario.SourceText;

/** The sweeps inside the product, called by name. */
public final class ShippedSweep {
    /** In the order in which help shows them. */
    public static final List<String> NAMES = List.of("domain-size", "optics", "lpu-offload");

    private ShippedSweep() {}

    /** @param name one of {@link #NAMES} */
    public static SourceText open(String name) {
        try (var in = ShippedSweep.class.getResourceAsStream("/orrery/scenarios/sweeps/" + name + ".yaml")) {
            return new SourceText(name + " (shipped)", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
