package orrery.fabric.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.fault.Target.OneDevice;
import orrery.fabric.fault.Target.Source;
import orrery.fabric.fault.Target.Together;
import orrery.fabric.fault.Target.Wire;
import orrery.fabric.optics.Lasers;
import orrery.fabric.optics.Redundancy;
import orrery.fabric.topology.NamePattern;
import orrery.fabric.topology.Topology;
import orrery.protocol.naming.Spelling;

/** Finds what a selector without a draw names. */
final class Finding {
    private static final int MOST_HINTS = 20_000;
    private static final Map<String, IntPredicateOf> KINDS = Map.of(
            "gpu", topology -> device -> topology.kind(device) == DeviceKind.GPU,
            "lpu", topology -> device -> topology.kind(device) == DeviceKind.LPU,
            "cpu", topology -> device -> topology.kind(device) == DeviceKind.CPU,
            "nic", topology -> device -> topology.kind(device) == DeviceKind.NIC,
            "nvswitch", topology -> device -> topology.kind(device) == DeviceKind.NVSWITCH,
            "switch", topology -> device -> topology.kind(device).isSwitch());
    private static final Pattern NUMBERED = Pattern.compile("([a-z-]+)\\[([^\\[\\]]*)\\]");
    private static final Pattern IN_RACK = Pattern.compile("rack\\[([^\\[\\]]*)\\]\\.(.+)");
    private static final Pattern LINK = Pattern.compile("link\\[(.+?)(?:->|→)(.+)\\]");
    private static final Pattern PART_OF = Pattern.compile("(.+)\\.(link|laser|module|engine)\\[([^\\[\\]]*)\\]");

    private final Topology topology;
    private final Map<String, Supplier<List<Together>>> groups;

    /** Devices of a kind, in a topology. */
    private interface IntPredicateOf {
        IntPredicate in(Topology topology);
    }

    Finding(Topology topology) {
        this.topology = topology;
        var fates = new SharedFates(topology);
        this.groups = Map.of(
                "host", fates::hosts,
                "tray", fates::trays,
                "switch-tray", fates::switchTrays,
                "rack", fates::racks,
                "power", fates::powerDomains);
    }

    /** @throws FaultProblem where it names nothing */
    List<Target> find(String text) {
        var partOf = PART_OF.matcher(text);
        if (partOf.matches()) {
            return partsOf(devices(partOf.group(1)), partOf.group(2), partOf.group(3));
        }
        var link = LINK.matcher(text);
        if (link.matches()) {
            return between(
                    text, devices(link.group(1).strip()), devices(link.group(2).strip()));
        }
        var numbered = NUMBERED.matcher(text);
        if (numbered.matches() && groups.containsKey(numbered.group(1))) {
            return List.copyOf(group(numbered));
        }
        return IntStream.of(devices(text)).<Target>mapToObj(OneDevice::new).toList();
    }

    private List<Together> group(Matcher numbered) {
        var all = groups.get(numbered.group(1)).get();
        return IntStream.of(new Numbers(numbered.group(2)).of(numbered.group(1), all.size()))
                .mapToObj(all::get)
                .toList();
    }

    private int[] devices(String text) {
        var inRack = IN_RACK.matcher(text);
        if (inRack.matches()) {
            var racks = groups.get("rack").get();
            return IntStream.of(new Numbers(inRack.group(1)).of("rack", racks.size()))
                    .flatMap(rack -> IntStream.of(among(inRack.group(2), numbers(racks.get(rack)))))
                    .toArray();
        }
        return among(text, IntStream.range(0, topology.devices()).toArray());
    }

    private static int[] numbers(Together group) {
        return group.devices().stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] among(String text, int[] devices) {
        var numbered = NUMBERED.matcher(text);
        if (text.equals("*")) {
            return devices;
        }
        if (!numbered.matches()) {
            return named(text, devices);
        }
        var kind = KINDS.get(numbered.group(1));
        if (kind == null) {
            throw unknownRow(numbered.group(1));
        }
        var row = Arrays.stream(devices).filter(kind.in(topology)).toArray();
        return IntStream.of(new Numbers(numbered.group(2)).of(numbered.group(1), row.length))
                .map(number -> row[number])
                .toArray();
    }

    private FaultProblem unknownRow(String found) {
        var known = new ArrayList<>(KINDS.keySet());
        known.addAll(groups.keySet());
        known.add("link");
        known.sort(null);
        return new FaultProblem(
                "selector", "\"" + found + "[…]\"", String.join(", ", known), Spelling.didYouMean(found, known));
    }

    private int[] named(String text, int[] devices) {
        var found = NamePattern.isOne(text)
                ? Arrays.stream(devices)
                        .filter(device -> NamePattern.matches(topology.name(device), text))
                        .toArray()
                : topology.find(text).stream().toArray();
        if (found.length == 0) {
            var names = Arrays.stream(devices)
                    .limit(MOST_HINTS)
                    .mapToObj(topology::name)
                    .toList();
            throw new FaultProblem(
                    "selector",
                    "\"" + text + "\", which " + topology.name() + " has not",
                    "kinds with numbers as gpu[17], and names of devices as " + names.getFirst(),
                    Spelling.didYouMean(text, names));
        }
        return found;
    }

    private List<Target> between(String text, int[] ones, int[] others) {
        var ends = Arrays.stream(others).boxed().collect(Collectors.toSet());
        var found = new ArrayList<Target>();
        for (var one : ones) {
            IntStream.range(0, topology.ports(one))
                    .filter(port -> ends.contains(topology.peer(one, port)))
                    .forEach(port -> found.add(new Wire(one, port)));
        }
        if (found.isEmpty()) {
            throw new FaultProblem(
                    "selector",
                    "\"" + text + "\", which no wire of " + topology.name() + " joins",
                    "neighbours, such as link[" + topology.name(ones[0]) + " -> "
                            + topology.name(topology.peer(ones[0], 0)) + "]",
                    "");
        }
        return found;
    }

    private List<Target> partsOf(int[] devices, String part, String numbers) {
        var found = new ArrayList<Target>();
        for (var device : devices) {
            var row = topology.name(device) + "." + part;
            for (var number : new Numbers(numbers).of(row, count(device, part))) {
                found.add(
                        part.equals("link")
                                ? new Wire(device, number)
                                : new Target.Light(device, Source.valueOf(part.toUpperCase(Locale.ROOT)), number));
            }
        }
        return found;
    }

    private int count(int device, String part) {
        return switch (part) {
            case "link" -> topology.ports(device);
            case "laser" -> new Lasers(topology, device, Redundancy.NONE).count();
            case "module" -> new Lasers(topology, device, Redundancy.NONE).modules();
            default -> new Engines(topology, device).count();
        };
    }
}
