package orrery.deploy.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;

/** What is written is read again as an equal topology: names, parts, racks, and every port of every device. */
class RoundTripTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Path LAB = Path.of("src/test/resources/orrery/deploy/topology/lab.yaml");

    @TempDir
    Path folder;

    static Stream<String> shapes() {
        return Topologies.names().stream()
                .filter(name -> Topologies.sizeOf(name).wires() <= 15_000);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyShippedShapeInEveryForm(String name) throws IOException {
        var topology = Topologies.named(name);
        for (var format : TopologyFormat.values()) {
            assertSame(topology, again(topology, format));
        }
    }

    @ParameterizedTest
    @EnumSource(TopologyFormat.class)
    void ownChipsAndMedia(TopologyFormat format) throws IOException {
        var topology = TopologyFile.read(LAB).draw(CATALOGUE);

        assertSame(topology, again(topology, format));
    }

    @Test
    void edgesInAnotherOrderAreWiredAsBefore() throws IOException {
        var topology = Topologies.named("hgx-h100");
        var lines = Files.readAllLines(written(topology, TopologyFormat.NODE_LINK));
        int first = lines.size() - topology.links() / 2;
        var edges = lines.subList(first, lines.size()).reversed().stream()
                .map(line -> line.replaceFirst("^,", "").replaceFirst("]}$", ""))
                .toList();
        var text = String.join("\n", lines.subList(0, first)) + String.join("\n,", edges) + "]}";

        assertSame(topology, read(Files.writeString(folder.resolve("reversed.json"), text)));
    }

    @Test
    void theOlderNameOfEdgesIsReadToo() throws IOException {
        var topology = Topologies.named("hgx-h100");
        var file = written(topology, TopologyFormat.NODE_LINK);
        Files.writeString(file, Files.readString(file).replace("\"edges\":", "\"links\":"));

        assertSame(topology, read(file));
    }

    private Topology again(Topology topology, TopologyFormat format) throws IOException {
        return read(written(topology, format));
    }

    private Path written(Topology topology, TopologyFormat format) throws IOException {
        var suffix = format == TopologyFormat.NODE_LINK ? "json" : format.name().toLowerCase(Locale.ROOT);
        var file = folder.resolve("topology." + suffix);
        try (var out = Files.newBufferedWriter(file)) {
            format.write(topology, out);
        }
        return file;
    }

    private static Topology read(Path file) {
        return TopologyArgument.draw(file.toString(), CATALOGUE);
    }

    private static void assertSame(Topology expected, Topology found) {
        assertEquals(expected.name(), found.name());
        assertEquals(expected.devices(), found.devices());
        for (int device = 0; device < expected.devices(); device++) {
            assertEquals(expected.name(device), found.name(device));
            assertEquals(expected.part(device), found.part(device));
            assertEquals(expected.rack(device), found.rack(device));
            assertEquals(expected.ports(device), found.ports(device));
            for (int port = 0; port < expected.ports(device); port++) {
                assertEquals(expected.peer(device, port), found.peer(device, port));
                assertEquals(expected.peerPort(device, port), found.peerPort(device, port));
                assertEquals(expected.medium(device, port), found.medium(device, port));
            }
        }
    }
}
