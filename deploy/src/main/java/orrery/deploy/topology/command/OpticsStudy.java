package orrery.deploy.topology.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import orrery.deploy.survey.Comparison;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Fraction;
import orrery.fabric.catalogue.Optics;
import orrery.fabric.survey.Bill;
import orrery.protocol.units.Power;

/**
 * Two tiers of switches with optics on their packages against three tiers with pluggable modules: fewer, larger hops against
 * more, smaller ones. Adapters have pluggable modules in both.
 */
final class OpticsStudy {
    static final String NAME = "optics";
    private static final List<Integer> ENDPOINTS = List.of(576, 1152, 9216, 65_536);

    private OpticsStudy() {}

    /** Topologies to be compared by label, smallest first. */
    static SequencedMap<String, String> topologies() {
        var topologies = new LinkedHashMap<String, String>();
        for (int endpoints : ENDPOINTS) {
            topologies.put(coPackaged(endpoints), text(endpoints, 2, "cpo") + ",access=cpo-pluggable");
            topologies.put(pluggable(endpoints), text(endpoints, 3, "pluggable"));
        }
        return topologies;
    }

    private static String coPackaged(int endpoints) {
        return "2 tiers, co-packaged, " + endpoints;
    }

    private static String pluggable(int endpoints) {
        return "3 tiers, pluggable, " + endpoints;
    }

    private static String text(int endpoints, int tiers, String optics) {
        return "fat-tree:endpoints=" + endpoints + ",tiers=" + tiers + ",optics=" + optics;
    }

    /** What is real about the ends, what the optics save, and what is claimed. */
    static List<String> remarks(List<Comparison.Entry> entries) {
        var bills = new LinkedHashMap<String, Bill>();
        entries.forEach(entry -> bills.put(entry.label(), entry.survey().bill()));
        var savings = new ArrayList<String>();
        var ofCluster = new ArrayList<String>();
        for (int endpoints : ENDPOINTS) {
            var more = bills.get(pluggable(endpoints));
            var less = bills.get(coPackaged(endpoints));
            savings.add("%d endpoints %s"
                    .formatted(
                            endpoints,
                            ratios(
                                    ratio(
                                            more.opticsPower().orElseThrow(),
                                            less.opticsPower().orElseThrow()),
                                    ratio(more.lasers(), less.lasers()))));
            ofCluster.add(WholeCluster.savedBy(endpoints, more, less));
        }
        return List.of(
                "the fibres of adapters end in a co-packaged engine at the leaf and in a pluggable module at the adapter, since "
                        + "no adapter has co-packaged optics yet",
                "optics of three pluggable tiers against two co-packaged ones, modules of adapters among both: "
                        + String.join("; ", savings),
                WholeCluster.WHAT + String.join("; ", ofCluster),
                claim());
    }

    /** One end of a link between switches, beside what its maker says of it. */
    private static String claim() {
        var engine = end("ethernet-800g-cpo", false);
        return "at one end of 800 Gb/s between switches, %s; %s, which has as many lanes; claimed: %s (%s, not used here)"
                .formatted(
                        end("ethernet-800g-pluggable", false).against(engine),
                        end("ethernet-800g-cpo-pluggable", true).against(engine),
                        claimedRatios(engine.optics),
                        source(engine.optics));
    }

    /** One end of a link: so many lanes of a module or engine. */
    private record End(Optics optics, int lanes) {
        String against(End other) {
            return optics.name() + " takes "
                    + ratios(
                            ratio(optics.powerOf(lanes), other.optics.powerOf(other.lanes)),
                            ratio(optics.lasersOf(lanes), other.optics.lasersOf(other.lanes)))
                    + " of " + other.optics.name();
        }
    }

    private static End end(String name, boolean atAdapter) {
        var medium = Catalogue.load().medium(name);
        return new End(atAdapter ? medium.ends().getLast() : medium.ends().getFirst(), medium.lanes());
    }

    private static String claimedRatios(Optics optics) {
        return ratios(
                decimal(optics.claimedPowerRatio().orElseThrow()),
                decimal(optics.claimedLaserRatio().orElseThrow()));
    }

    private static String source(Optics optics) {
        var figure = Catalogue.load()
                .figure("optics/" + optics.name() + "/claimedPowerRatio")
                .orElseThrow();
        return figure.confidence().name().toLowerCase(Locale.ROOT) + ": " + figure.source();
    }

    private static String ratios(double power, double lasers) {
        return String.format(Locale.ROOT, "%.1f times the watts and %.1f times the lasers", power, lasers);
    }

    private static double ratio(Power more, Power less) {
        return (double) more.milliwatts() / less.milliwatts();
    }

    private static double ratio(Fraction more, Fraction less) {
        return decimal(more) / decimal(less);
    }

    private static double decimal(Fraction fraction) {
        return (double) fraction.numerator() / fraction.denominator();
    }
}
