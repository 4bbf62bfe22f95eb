package orrery.fabric.topology;

import java.util.List;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/** A topology as a file lists it: plain lines, each with its place in the file. */
public record Blueprint(
        String name, List<DeviceLine> devices, List<WireLine> wires, List<SwitchLine> chips, List<MediumLine> media) {

    public record DeviceLine(String name, String partName, int rack, String place) {}

    public record WireLine(String from, String to, String mediumName, int bundled, int parallel, String place) {}

    public record SwitchLine(
            String name, DeviceKind kind, int ports, SimDuration latency, boolean reduces, String place) {}

    public record MediumLine(
            String name,
            Medium.Kind kind,
            Bandwidth bandwidth,
            SimDuration latency,
            ByteCount largestPayload,
            ByteCount header,
            boolean optical,
            String place) {}

    public Blueprint {
        devices = List.copyOf(devices);
        wires = List.copyOf(wires);
        chips = List.copyOf(chips);
        media = List.copyOf(media);
    }

    public Topology draw(Catalogue catalogue) {
        throw new UnsupportedOperationException("comes with the topologies");
    }
}
