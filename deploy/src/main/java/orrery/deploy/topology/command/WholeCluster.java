package orrery.deploy.topology.command;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.survey.Bill;
import orrery.node.energy.Activity;
import orrery.node.energy.Consumer;
import orrery.node.energy.EnergyUse;
import orrery.node.energy.Network;
import orrery.node.energy.Working;

/** What a network's watts are beside those of the GPUs that it joins, with all that stands around them. */
public final class WholeCluster {
    private static final String GPU = "gb300";
    private static final double MILLI = 1e-3;

    static final String WHAT = "of the watts of whole clusters, with a " + GPU + " at its peak behind each endpoint, "
            + "its rack and its network, co-packaged optics in two tiers save: ";

    private WholeCluster() {}

    /**
     * The share of the whole that one network draws less than another, and how much of that its optics do.
     *
     * @param more with the network that draws more
     */
    static String savedBy(int endpoints, Bill more, Bill less) {
        var whole = watts(endpoints, more);
        var optics = MILLI
                * (more.opticsPower().orElseThrow().milliwatts()
                        - less.opticsPower().orElseThrow().milliwatts());
        return String.format(
                Locale.ROOT,
                "%d endpoints %.1f %%, of it %.1f %% by the optics themselves",
                endpoints,
                100 * savedShare(endpoints, more, less),
                100 * optics / whole);
    }

    /**
     * The share of the whole that one network draws less than another.
     *
     * @param more with the network that draws more
     */
    public static double savedShare(int endpoints, Bill more, Bill less) {
        return (watts(more) - watts(less)) / watts(endpoints, more);
    }

    private static double watts(int endpoints, Bill network) {
        return endpoints * wattsOfAnEndpoint() + watts(network);
    }

    private static double watts(Bill network) {
        return network.power().orElseThrow().milliwatts() * MILLI;
    }

    /** At the wall, without the adapters, which are among the network's. */
    private static double wattsOfAnEndpoint() {
        var catalogue = Catalogue.load();
        var peak = new Working(catalogue.gpu(GPU), new Activity(1, 1, Map.of(), 0, new TreeMap<>()));
        var count = catalogue.server(GPU).devices();
        var use = EnergyUse.of(catalogue, Collections.nCopies(count, peak), Network.NONE);
        return (use.server().value() - use.joules().get(Consumer.NIC).value()) / count;
    }
}
