package orrery.deploy.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import orrery.fabric.topology.Topologies;

class DeviceMapTest {

    static Stream<String> shapes() {
        return Topologies.names().stream()
                .filter(name -> DeviceMap.of(Topologies.named(name)).isPresent());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyDeviceHasACellOfItsOwnInsideTheDrawing(String name) throws Exception {
        var topology = Topologies.named(name);
        var svg = drawn(DeviceMap.of(topology).orElseThrow());
        var root = svg.getDocumentElement();
        var places = new HashSet<String>();
        var ids = new HashSet<String>();

        for (var cell : withClass(svg, "rect", "cell")) {
            assertTrue(places.add(cell.getAttribute("x") + " " + cell.getAttribute("y")), "two cells at one place");
            assertTrue(number(cell, "x") >= 0 && number(cell, "x") + MapLayout.CELL <= number(root, "width"));
            assertTrue(number(cell, "y") >= 0 && number(cell, "y") + MapLayout.CELL <= number(root, "height"));
            ids.add(cell.getAttribute("id"));
        }
        assertEquals(
                IntStream.range(0, topology.devices()).mapToObj(d -> "d" + d).collect(Collectors.toSet()), ids);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyLinkIsOfALineAndGoesTheOtherWayThanTheOneThatComesBack(String name) throws Exception {
        var topology = Topologies.named(name);
        var map = DeviceMap.of(topology).orElseThrow();
        var used = new HashSet<Integer>();

        for (var device = 0; device < topology.devices(); device++) {
            for (var port = 0; port < topology.ports(device); port++) {
                var there = map.direction(device, port);
                var back = map.direction(topology.peer(device, port), topology.peerPort(device, port));
                assertEquals(there ^ 1, back, topology.linkName(device, port));
                used.add(there);
            }
        }
        assertEquals(2 * map.strands(), used.size());
        assertEquals(map.strands(), withClass(drawn(map), "path", "strand").size());
    }

    @Test
    void ofTooManyDevicesThereIsNone() {
        assertTrue(DeviceMap.of(Topologies.named("fat-tree:endpoints=8192,tiers=3"))
                .isEmpty());
    }

    private static Document drawn(DeviceMap map) throws Exception {
        var svg = map.svg(device -> device % 101, strand -> strand % 101);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> withClass(Document svg, String name, String word) {
        var nodes = svg.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ")).contains(word))
                .toList();
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }
}
