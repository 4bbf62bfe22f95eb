package orrery.fabric.topology;

import java.util.List;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/**
 * A topology as somebody wrote it down, line by line, each line with its place for messages, such as {@code lab.yaml:12}.
 *
 * @param name of the topology
 * @param devices in the order of their numbers
 * @param wires in the order of the ports they take
 * @param chips switch chips that the catalogue does not have
 * @param media media that the catalogue does not have
 * @param routes hops that are prescribed
 */
public record Blueprint(
        String name,
        List<DeviceLine> devices,
        List<WireLine> wires,
        List<SwitchLine> chips,
        List<MediumLine> media,
        List<RouteLine> routes) {

    /**
     * @param name unique, for example {@code rack0/gpu3}
     * @param partName row of the catalogue, or a {@link SwitchLine} of this blueprint
     * @param rack or {@link Drawing#NO_RACK}
     */
    public record DeviceLine(String name, String partName, int rack, String place) {
        DeviceLine unplaced() {
            return new DeviceLine(name, partName, rack, "");
        }
    }

    /**
     * @param from name of a device
     * @param to name of a device
     * @param mediumName row of the catalogue, or a {@link MediumLine} of this blueprint
     * @param bundled links that act as one port
     * @param parallel wires, each on ports of its own
     */
    public record WireLine(String from, String to, String mediumName, int bundled, int parallel, String place) {
        WireLine unplaced() {
            return new WireLine(from, to, mediumName, bundled, parallel, "");
        }
    }

    /**
     * @param kind of switch
     * @param ports links it can hold
     * @param latency through an idle chip
     * @param reduces whether it adds and multicasts
     */
    public record SwitchLine(
            String name, DeviceKind kind, int ports, SimDuration latency, boolean reduces, String place) {
        SwitchLine unplaced() {
            return new SwitchLine(name, kind, ports, latency, reduces, "");
        }
    }

    /**
     * @param bandwidth in one direction
     * @param latency one hop in one direction, above zero
     * @param largestPayload content of one packet at most
     * @param header overhead of one packet
     */
    public record MediumLine(
            String name,
            Medium.Kind kind,
            Bandwidth bandwidth,
            SimDuration latency,
            ByteCount largestPayload,
            ByteCount header,
            boolean optical,
            String place) {
        MediumLine unplaced() {
            return new MediumLine(name, kind, bandwidth, latency, largestPayload, header, optical, "");
        }
    }

    public Blueprint {
        devices = List.copyOf(devices);
        wires = List.copyOf(wires);
        chips = List.copyOf(chips);
        media = List.copyOf(media);
        routes = List.copyOf(routes);
    }

    /** A blueprint that prescribes no hops. */
    public Blueprint(
            String name,
            List<DeviceLine> devices,
            List<WireLine> wires,
            List<SwitchLine> chips,
            List<MediumLine> media) {
        this(name, devices, wires, chips, media, List.of());
    }

    /** The same wherever it was written: equal to another where both say the same. */
    public Blueprint unplaced() {
        return new Blueprint(
                name,
                devices.stream().map(DeviceLine::unplaced).toList(),
                wires.stream().map(WireLine::unplaced).toList(),
                chips.stream().map(SwitchLine::unplaced).toList(),
                media.stream().map(MediumLine::unplaced).toList(),
                routes.stream().map(RouteLine::unplaced).toList());
    }

    /** How large the topology will be. */
    public TopologySize size() {
        long parallel = wires.stream().mapToLong(WireLine::parallel).sum();
        return TopologySize.of(devices.size(), parallel, devices.size(), wires.size());
    }

    /**
     * The topology, checked.
     *
     * @throws TopologyProblem naming the line's place, what was found, what is allowed, and the nearest spelling
     */
    public Topology draw(Catalogue catalogue) {
        return new BlueprintReading(this, catalogue).topology();
    }
}
