package orrery.node.energy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.fabric.catalogue.Catalogue;
import orrery.protocol.units.Uncertain;

/**
 * Energy and price of some time of serving. What computed nothing is not in it, and what many share is in it by the share of
 * GPUs and LPUs that worked.
 *
 * @param accelerators GPUs and LPUs that worked
 * @param seconds for which they are counted
 * @param joules by what drew them
 * @param links the part of the chips' joules that went into their ends of copper links, by medium
 * @param chips joules of GPUs and LPUs alone
 * @param server joules at the wall: chips, hosts, network, fans and power supplies
 * @param facility joules of the hall
 * @param clock share of the full clock that keeps the hardest worked chip within its peak; 1 where nothing is throttled
 * @param dollars by the kind of price
 */
public record EnergyUse(
        int accelerators,
        double seconds,
        SortedMap<Consumer, Uncertain> joules,
        SortedMap<String, Uncertain> links,
        Uncertain chips,
        Uncertain server,
        Uncertain facility,
        double clock,
        SequencedMap<String, Uncertain> dollars) {
    private static final double MEGA = 1e6;

    public EnergyUse {
        joules = Collections.unmodifiableSortedMap(new TreeMap<>(joules));
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        dollars = Collections.unmodifiableSequencedMap(dollars);
    }

    /**
     * @param devices those of the cluster that compute, in a fixed order; those that computed nothing may be among them
     * @param network their share of it, see {@link Network#share}
     * @throws IllegalArgumentException where no GPU or LPU computed anything
     */
    public static EnergyUse of(Catalogue catalogue, List<Working> devices, Network network) {
        return new Account(catalogue, devices, network).close();
    }

    /** Watts of the whole, on average. */
    public Uncertain watts() {
        return facility.times(1 / seconds);
    }

    /** Tokens a second of a hall that may draw a megawatt. */
    public Uncertain tokensPerSecondPerMegawatt(long tokens) {
        return facility.inverse().times(tokens * MEGA);
    }

    /** Dollars for a million output tokens, by the kind of price. */
    public SequencedMap<String, Uncertain> dollarsPerMillionTokens(long tokens) {
        var prices = new LinkedHashMap<String, Uncertain>();
        dollars.forEach((kind, all) -> prices.put(kind, all.times(MEGA / tokens)));
        return prices;
    }
}
