package orrery.deploy.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import orrery.fabric.topology.TopologySource;
import orrery.node.membership.Likeness;
import orrery.node.scenario.Scenario;

/**
 * What a run was asked with, so that it can be asked for again and is known to be the same.
 *
 * @param likeness version of the product, and catalogue
 * @param scenario as it was named; a file by its absolute path
 * @param settings of its fields
 * @param hash of all that the scenario says, its topology included; files of models by name alone
 * @param seed of the run
 * @param topology by name
 */
public record Asked(String likeness, String scenario, List<String> settings, String hash, long seed, String topology) {

    public Asked {
        settings = List.copyOf(settings);
    }

    /** Now, by this product. */
    public static Asked now(String named, List<String> settings, Scenario scenario, TopologySource topology) {
        return new Asked(
                Likeness.current().text(),
                named,
                settings,
                hash(scenario + "\n" + unplaced(topology)),
                scenario.seed(),
                scenario.topology());
    }

    /** The same under another name of its scenario. */
    public Asked of(String named) {
        return new Asked(likeness, named, settings, hash, seed, topology);
    }

    /** Wherever its file lies. */
    private static TopologySource unplaced(TopologySource topology) {
        return topology instanceof TopologySource.Drawn(var blueprint)
                ? new TopologySource.Drawn(blueprint.unplaced())
                : topology;
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
