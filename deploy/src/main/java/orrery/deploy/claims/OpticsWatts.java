package orrery.deploy.claims;

import orrery.deploy.claims.Claim.Light;
import orrery.deploy.topology.TopologyArgument;
import orrery.deploy.topology.command.WholeCluster;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.survey.Bill;
import orrery.fabric.survey.Survey;

/** What co-packaged optics save beside pluggable modules. */
final class OpticsWatts {
    private static final double PERCENT = 100;

    private OpticsWatts() {}

    static double of(Light asked) {
        return switch (asked.figure()) {
            case PLUGGABLE_OVER_CPO_PER_PORT -> watts("ethernet-800g-pluggable") / watts("ethernet-800g-cpo");
            case PERCENT_SAVED_OF_CLUSTER -> percentSaved(asked.endpoints());
        };
    }

    /** Of one end of a link between switches. */
    private static double watts(String medium) {
        var link = Catalogue.load().medium(medium);
        return link.ends().getFirst().powerOf(link.lanes()).milliwatts();
    }

    /** Adapters have pluggable modules in both. */
    private static double percentSaved(int endpoints) {
        var more = bill("fat-tree:endpoints=" + endpoints + ",tiers=3,optics=pluggable");
        var less = bill("fat-tree:endpoints=" + endpoints + ",tiers=2,optics=cpo,access=cpo-pluggable");
        return PERCENT * WholeCluster.savedShare(endpoints, more, less);
    }

    private static Bill bill(String topology) {
        var catalogue = Catalogue.load();
        return TopologyArgument.with(
                topology, catalogue, drawn -> Survey.of(drawn, catalogue).bill());
    }
}
