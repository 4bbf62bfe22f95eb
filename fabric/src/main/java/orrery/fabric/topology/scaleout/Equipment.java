package orrery.fabric.topology.scaleout;

import java.util.List;
import java.util.Locale;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Nic;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Setting;
import orrery.fabric.topology.Settings;
import orrery.fabric.topology.TopologyProblem;
import orrery.fabric.topology.TopologySize;

/**
 * What a fabric is built of.
 *
 * @param chip of every switch, its ports counted in links of this fabric
 * @param link between switches
 * @param access between an adapter and its switch
 */
record Equipment(SwitchChip chip, Medium link, Medium access) {
    /** What can be set about every fabric. */
    static final List<Setting> SETTINGS = List.of(
            new Setting.Word(
                    "network", "ethernet", List.of("ethernet", "infiniband"), "what switches and adapters speak"),
            new Setting.Word("link", "800g", List.of("200g", "400g", "800g"), "rate of an adapter"),
            new Setting.Word(
                    "optics",
                    "pluggable",
                    List.of("cpo", "pluggable", "linear", "copper"),
                    "what the wires between switches are made of"),
            new Setting.Word(
                    "access",
                    "same",
                    List.of("same", "cpo", "cpo-pluggable", "pluggable", "linear", "copper"),
                    "what the wires of adapters are made of; same as optics; cpo-pluggable for co-packaged at the"
                            + " switch and a pluggable module at the adapter"),
            new Setting.PartName("switch", "auto", "the switch chip; auto for the smallest that joins all endpoints"),
            new Setting.PartName("nic", "auto", "the adapter; auto for the oldest that has the rate"),
            new Setting.Count("blocking", 1, 1, 16, "endpoints of a leaf that share one uplink"));

    /**
     * The parts that the settings ask for.
     *
     * @throws TopologyProblem where there are none, or no chip has ports enough for so many endpoints
     */
    static Equipment of(Fabric fabric, int endpoints, int rails, Catalogue catalogue, Settings settings) {
        int rate = rate(settings) / fabric.portsPerAdapter(settings);
        if (rate(settings) % fabric.portsPerAdapter(settings) != 0 || rate < 200) {
            throw new TopologyProblem(fabric.name() + ": found planes=" + fabric.portsPerAdapter(settings)
                    + " for link=" + settings.word("link") + ", allowed: planes that leave each 200g, 400g or 800g");
        }
        var optics = settings.word("optics");
        var access = settings.word("access").equals("same") ? optics : settings.word("access");
        var link = catalogue.medium(mediumName(settings, rate, optics));
        var chip = chip(fabric, endpoints, rails, candidates(catalogue, settings, rate), link, settings);
        return new Equipment(chip, link, catalogue.medium(mediumName(settings, rate, access)));
    }

    private static int rate(Settings settings) {
        return Integer.parseInt(settings.word("link").replace("g", ""));
    }

    private static String mediumName(Settings settings, int rate, String optics) {
        if (settings.word("network").equals("ethernet")) {
            return "ethernet-" + rate + "g-" + optics;
        }
        return switch (rate) {
            case 400 -> "infiniband-ndr-" + optics;
            case 800 -> "infiniband-xdr-" + optics;
            default ->
                throw new TopologyProblem(
                        "found " + rate + "g for network=infiniband, allowed: 400g (NDR) and 800g (XDR)");
        };
    }

    private static List<SwitchChip> candidates(Catalogue catalogue, Settings settings, int rate) {
        boolean infiniband = settings.word("network").equals("infiniband");
        if (!settings.word("switch").equals("auto")) {
            var chip = catalogue.switchChip(settings.word("switch"));
            var needed = infiniband ? DeviceKind.INFINIBAND_SWITCH : DeviceKind.ETHERNET_SWITCH;
            if (chip.kind() != needed) {
                throw new TopologyProblem("switch=" + chip.name() + " speaks " + chip.speaks()
                        + ", allowed: chips for network=" + settings.word("network"));
            }
            return List.of(chip);
        }
        boolean coPackaged = settings.word("optics").equals("cpo");
        var names = infiniband
                ? coPackaged
                        ? List.of("q3450")
                        : rate == 400 ? List.of("quantum2", "quantum-x800") : List.of("quantum-x800")
                : coPackaged ? List.of("sn6810", "sn6800") : List.of("spectrum4", "spectrum6");
        return names.stream().map(catalogue::switchChip).toList();
    }

    private static SwitchChip chip(
            Fabric fabric, int endpoints, int rails, List<SwitchChip> candidates, Medium link, Settings settings) {
        SwitchChip broken = null;
        for (var candidate : candidates) {
            broken = inLinks(candidate, link);
            if (fabric.most(broken.ports(), rails, settings) >= endpoints) {
                return broken;
            }
        }
        TopologySize.ofEndpoints(endpoints).requireRoom(fabric.name() + " with " + endpoints + " endpoints");
        throw new TopologyProblem(String.format(
                Locale.ROOT,
                "%s: found %,d endpoints, allowed: up to %,d with the %,d ports of %s; %s",
                fabric.name(),
                endpoints,
                fabric.most(broken.ports(), rails, settings),
                broken.ports(),
                broken.name(),
                fabric.remedy()));
    }

    /** The chip with its bandwidth cut into ports of the link's rate. */
    private static SwitchChip inLinks(SwitchChip chip, Medium link) {
        long perLink = link.bandwidth().bytesPerSecond();
        int ports = chip.bandwidth()
                .map(all -> (int) (all.bytesPerSecond() / perLink))
                .orElse(chip.ports());
        return ports == chip.ports() ? chip : chip.withPorts(ports);
    }

    /** The adapter that the settings ask for. */
    static Nic nic(Catalogue catalogue, Settings settings) {
        var name = settings.word("nic");
        var nic = catalogue.nic(name.equals("auto") ? rate(settings) > 400 ? "connectx8" : "connectx7" : name);
        long needed = rate(settings) * 125_000_000L;
        if (nic.bandwidth().bytesPerSecond() < needed) {
            throw new TopologyProblem("nic=" + nic.name() + " sends at " + nic.bandwidth()
                    + ", allowed: adapters of link=" + settings.word("link") + " at least");
        }
        return nic;
    }

    /** The wire between a GPU and its adapter: the oldest PCIe that is as fast as the adapter. */
    static Medium host(Catalogue catalogue, Nic nic) {
        var pcie5 = catalogue.medium("pcie5-x16");
        return pcie5.bandwidth().bytesPerSecond() >= nic.bandwidth().bytesPerSecond()
                ? pcie5
                : catalogue.medium("pcie6-x16");
    }
}
