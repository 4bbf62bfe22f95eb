package orrery.deploy.page;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orrery.deploy.picture.DeviceMap;
import orrery.deploy.picture.Picture;
import orrery.deploy.report.Figures;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.LinkTraffic;
import orrery.node.outcome.Outcome;
import orrery.node.recording.Recording;

/** Devices and their links, and how busy they were when. */
record TopologySection(Topology topology, Recording recording, Outcome outcome) implements Section {

    @Override
    public String id() {
        return "topology";
    }

    @Override
    public String title() {
        return "Topology and links";
    }

    @Override
    public void write(Html html) throws IOException {
        var map = DeviceMap.of(topology);
        var heat = new Heat(topology, map, recording.series());
        map.ifPresentOrElse(drawn -> map(html, drawn, heat), () -> {
            html.words("p", "There are too many devices to draw each of them; like ones share a box.");
            html.drawing(Picture.svg(topology));
        });
        html.words("h3", "Kinds of links over virtual time, as a share of their rate");
        html.drawing(new HeatStrips(heat).svg());
        caveats(html);
        traffic(html);
    }

    private void map(Html html, DeviceMap map, Heat heat) {
        var most = heat.most();
        var shade = new Shade(most);
        html.words(
                "p",
                "A cell is a device, coloured by how busy those of its links were that are of the busiest kind; a line is all "
                        + "links between two rows. Full colour is " + HeatStrips.percent(most) + " of their rate; "
                        + "colour goes by the square root, so that little can be told from nothing.");
        html.open(
                "div",
                "id",
                "map",
                "data-most",
                Double.toString(most),
                "data-times",
                IntStream.range(0, heat.buckets().count())
                        .mapToObj(heat.buckets()::words)
                        .collect(Collectors.joining("|")),
                "data-devices",
                devices(heat, shade),
                "data-strands",
                strands(heat, shade, map.strands()));
        controls(html, heat.buckets().count());
        html.drawing(map.svg(
                device -> shade.percent(heat.ofDevice(device)), strand -> shade.percent(heat.ofStrand(strand))));
        html.close();
    }

    /** Of every device the whole run, then one bucket after the other. */
    private String devices(Heat heat, Shade shade) {
        return shade.letters(topology.devices(), heat::ofDevice)
                + IntStream.range(0, heat.buckets().count())
                        .mapToObj(bucket -> shade.letters(topology.devices(), device -> heat.ofDevice(device, bucket)))
                        .collect(Collectors.joining());
    }

    private static String strands(Heat heat, Shade shade, int strands) {
        return shade.letters(strands, heat::ofStrand)
                + IntStream.range(0, heat.buckets().count())
                        .mapToObj(bucket -> shade.letters(strands, strand -> heat.ofStrand(strand, bucket)))
                        .collect(Collectors.joining());
    }

    /** Of no use without the script, which shows them. */
    private static void controls(Html html, int buckets) {
        html.open("div", "id", "controls", "class", "controls", "hidden", "hidden");
        html.words("button", "Play", "id", "play", "type", "button");
        html.words("label", "Virtual time", "for", "time");
        html.empty("input", "id", "time", "type", "range", "min", "0", "max", Integer.toString(buckets), "value", "0");
        html.words("output", "the whole run", "id", "when", "for", "time");
        html.words("p", "Point at a device or a line to read its figure.", "id", "pointed", "class", "faint");
        html.close();
    }

    private void caveats(Html html) {
        var foreseen = outcome.effort().foreseen().steps();
        if (foreseen > 0) {
            html.words(
                    "p",
                    foreseen
                            + " steps were worked out ahead: their bytes are in the table, but not in the drawings, since it is "
                            + "not known when each was sent.",
                    "class",
                    "faint");
        }
        if (recording.beginsPs() > 0) {
            html.words(
                    "p",
                    "What devices did is on record from " + Figures.time(recording.beginsPs())
                            + " on: the run was taken up there.",
                    "class",
                    "faint");
        }
    }

    private void traffic(Html html) {
        html.table(
                List.of("link kind", "links", "content", "on the wire", "energy"),
                outcome.traffic().stream().map(TopologySection::row).toList());
        var busiest = outcome.busiest();
        if (busiest != null) {
            html.words(
                    "p",
                    "Busiest link: " + busiest.from() + " to " + busiest.to() + " (" + busiest.medium()
                            + "), sending for " + busiest.busy() + ", " + HeatStrips.percent(busiest.percent() / 100)
                            + " of the run.");
        }
    }

    private static List<String> row(LinkTraffic kind) {
        return List.of(
                kind.medium(),
                Picture.grouped(kind.links()),
                kind.content().toString(),
                kind.wire().toString(),
                kind.energy() == null ? "unknown" : kind.energy().toString());
    }
}
