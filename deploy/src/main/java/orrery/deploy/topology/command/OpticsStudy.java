package orrery.deploy.topology.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Two tiers of switches with optics on their packages against three tiers with pluggable modules: fewer, larger hops against
 * more, smaller ones.
 */
final class OpticsStudy {
    static final String NAME = "optics";
    private static final List<Integer> ENDPOINTS = List.of(576, 1152, 9216, 65_536);

    private OpticsStudy() {}

    /** Topologies to be compared by label, smallest first. */
    static SequencedMap<String, String> topologies() {
        var topologies = new LinkedHashMap<String, String>();
        for (int endpoints : ENDPOINTS) {
            topologies.put("2 tiers, co-packaged, " + endpoints, text(endpoints, 2, "cpo"));
            topologies.put("3 tiers, pluggable, " + endpoints, text(endpoints, 3, "pluggable"));
        }
        return topologies;
    }

    private static String text(int endpoints, int tiers, String optics) {
        return "fat-tree:endpoints=" + endpoints + ",tiers=" + tiers + ",optics=" + optics;
    }
}
