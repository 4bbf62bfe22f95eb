package orrery.deploy.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;

class PictureTest {
    private static final int ELEMENTS_MOST = 400;

    static Stream<String> shapes() {
        return Stream.concat(
                Topologies.names().stream(),
                Stream.of("fat-tree:endpoints=65536,tiers=3", "compose:racks=200,fabric=fat-tree,tiers=3"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isValidXmlOfFewElementsHoweverLargeTheTopology(String name) throws Exception {
        var svg = parsed(Picture.svg(Topologies.named(name)));

        assertEquals("svg", svg.getDocumentElement().getTagName());
        int elements = svg.getElementsByTagName("*").getLength();
        assertTrue(elements > 10 && elements <= ELEMENTS_MOST, elements + " elements");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void noTwoBoxesLieOnEachOtherAndNoneOutside(String name) throws Exception {
        var svg = parsed(Picture.svg(Topologies.named(name)));
        var boxes = elements(svg, "rect").stream()
                .filter(rect -> rect.getAttribute("height").equals(Integer.toString(Layout.BOX_HEIGHT)))
                .toList();
        int width = Integer.parseInt(svg.getDocumentElement().getAttribute("width"));

        for (var a : boxes) {
            assertTrue(number(a, "x") >= 0 && number(a, "x") + Layout.BOX_WIDTH <= width);
            for (var b : boxes) {
                boolean isApart = Math.abs(number(a, "x") - number(b, "x")) >= Layout.BOX_WIDTH
                        || Math.abs(number(a, "y") - number(b, "y")) >= Layout.BOX_HEIGHT;
                assertTrue(a == b || isApart, "overlap at " + number(a, "x") + ", " + number(a, "y"));
            }
        }
    }

    @Test
    void leavesOutRacksAndSaysHowMany() throws Exception {
        var words = words(Topologies.named("rubin-ultra-nvl576"));

        assertTrue(words.containsAll(List.of("rack 0", "rack 1", "… 5 more", "rack 7", "72 × gpu", "288 × spine")));
        assertTrue(!words.contains("rack 2"));
    }

    @Test
    void theLegendNamesEveryMedium() throws Exception {
        var words = words(Topologies.named("gb200-nvl72"));

        for (var medium : List.of("nvlink5: 1,296 links", "c2c-grace: 72 links", "ethernet-800g: 37 links")) {
            assertTrue(words.stream().anyMatch(line -> line.startsWith(medium)), medium);
        }
    }

    @Test
    void namesAreShownAsTheyAre() throws Exception {
        var draw = new Drawing("<svg onload=\"alert('1')\"> & \u0007");
        var gpu = draw.row("</text><script>", 2, Catalogue.load().gpu("gb200"));
        draw.wire(gpu.only(0), Catalogue.load().medium("nvlink5"), gpu.only(1));
        var svg = parsed(Picture.svg(draw.seal()));

        assertEquals(0, svg.getElementsByTagName("script").getLength());
        assertEquals(
                "<svg onload=\"alert('1')\"> & \uFFFD",
                elements(svg, "text").getFirst().getTextContent());
    }

    private static List<String> words(Topology topology) throws Exception {
        return elements(parsed(Picture.svg(topology)), "text").stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static List<Element> elements(Document svg, String name) {
        var nodes = svg.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
