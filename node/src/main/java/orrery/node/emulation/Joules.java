package orrery.node.emulation;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import orrery.fabric.catalogue.Cpu;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.catalogue.Nic;
import orrery.fabric.catalogue.Part;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Topology;
import orrery.node.emulation.Findings.DeviceFinding;
import orrery.node.outcome.EnergyUse;
import orrery.protocol.units.Energy;
import orrery.protocol.units.Power;
import orrery.protocol.units.SimDuration;

/** Energy of the devices whose idle and peak watts the catalogue knows. */
final class Joules {
    private Joules() {}

    /** Watts when idle and when computing. */
    private record Watts(Power idle, Power peak) {
        Energy over(long runPs, long busyPs) {
            var more = new Power(Math.max(0, peak.milliwatts() - idle.milliwatts()));
            return idle.over(new SimDuration(runPs)).plus(more.over(new SimDuration(busyPs)));
        }
    }

    /** Null where no device has figures. */
    static EnergyUse of(Topology topology, List<DeviceFinding> devices, long endPs) {
        var total = Energy.ZERO;
        var counted = 0;
        var without = new TreeMap<String, Integer>();
        for (var device : devices) {
            var part = topology.part(device.device());
            var watts = watts(part);
            if (watts.isPresent()) {
                total = total.plus(watts.get().over(endPs, device.busyPs()));
                counted++;
            } else {
                without.merge(part.name(), 1, Integer::sum);
            }
        }
        return counted == 0 ? null : new EnergyUse(total, counted, devices.size(), note(without));
    }

    private static String note(TreeMap<String, Integer> without) {
        var how = "idle watts over the run, up to peak watts while computing";
        var none = without.entrySet().stream()
                .map(part -> part.getValue() + " " + part.getKey())
                .collect(Collectors.joining(", "));
        return none.isEmpty() ? how : how + "; no watts known of " + none;
    }

    private static Optional<Watts> watts(Part part) {
        return switch (part) {
            case Gpu gpu -> both(gpu.idlePower(), gpu.peakPower());
            case Cpu cpu -> both(cpu.idlePower(), cpu.peakPower());
            case Nic nic -> both(nic.power(), nic.power());
            case Lpu _, SwitchChip _ -> Optional.empty();
        };
    }

    private static Optional<Watts> both(Optional<Power> idle, Optional<Power> peak) {
        return idle.flatMap(low -> peak.map(high -> new Watts(low, high)));
    }
}
