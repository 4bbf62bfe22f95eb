package orrery.deploy.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import orrery.deploy.report.Example;
import orrery.fabric.link.PortSeries;
import orrery.fabric.time.Span;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Incident;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.RequestOutcome.Answer;
import orrery.node.outcome.RequestOutcome.Ended;
import orrery.node.recording.Recording;
import orrery.protocol.units.SimTime;

class PageTest {
    private static final int BYTES_MOST = 5_000_000;
    private static final String HOSTILE = "</script><script>alert('1')</script> ]]> <b>& \"\u0000\u001b";

    @TempDir
    Path folder;

    @Test
    void isWellFormedAndSmallHoweverManyDevicesThereAre() throws Exception {
        var topology = Topologies.named("rubin-ultra-nvl576");
        assertEquals(576, topology.gpus().length);
        var html = Page.html(contents(topology, outcome(64, 256), recording(topology)));

        var size = html.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(size < BYTES_MOST, size + " bytes");
        var page = parsed(html);
        assertEquals("html", page.getDocumentElement().getTagName());
        assertEquals(topology.devices(), cells(page));
        var map = byId(page, "map");
        assertEquals(65L * topology.devices(), map.getAttribute("data-devices").length());
    }

    @Test
    void refersToNothingOutsideItself() throws Exception {
        var html = smallPage();
        var page = parsed(html);
        var named = html.replace("xmlns=\"http://www.w3.org/1999/xhtml\"", "")
                .replace("xmlns=\"http://www.w3.org/2000/svg\"", "");

        assertFalse(named.contains("http:") || named.contains("https:") || named.contains("url("), "outside reference");
        for (var element : elements(page, "*")) {
            assertFalse(element.hasAttribute("src"), element.getTagName());
            assertTrue(!element.hasAttribute("href")
                    || element.getAttribute("href").startsWith("#"));
            assertFalse(
                    element.getTagName().equals("link") || element.getTagName().equals("img"));
        }
    }

    @Test
    void everyReferenceFindsItsElementAndNoNameIsUsedTwice() throws Exception {
        var page = parsed(smallPage());
        var ids = new HashSet<String>();
        for (var element : elements(page, "*")) {
            var id = element.getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), id + " is used twice");
        }
        for (var link : elements(page, "a")) {
            assertTrue(ids.contains(link.getAttribute("href").substring(1)), link.getAttribute("href"));
        }
        for (var label : elements(page, "label")) {
            assertTrue(ids.contains(label.getAttribute("for")), label.getAttribute("for"));
        }
    }

    @Test
    void textsOfOthersAreTextsAlone() throws Exception {
        var html = smallPage();
        var page = parsed(html);

        assertEquals(1, elements(page, "script").size());
        assertEquals(1, html.split("<script", -1).length - 1);
        assertEquals(1, html.split("</script", -1).length - 1);
        assertTrue(elements(page, "td").stream()
                .anyMatch(cell -> cell.getTextContent().contains("<script>alert('1')")));
    }

    @Test
    void scriptAndStyleHoldNothingThatHtmlAndXmlReadDifferently() throws Exception {
        var html = smallPage();
        for (var name : List.of("script", "style")) {
            var raw =
                    html.substring(html.indexOf("<" + name + ">") + name.length() + 2, html.indexOf("</" + name + ">"));
            assertFalse(raw.contains("&lt;") || raw.contains("&gt;") || raw.contains("&amp;"), name);
            assertEquals(1, raw.split("]]>", -1).length - 1, name);
        }
    }

    @Test
    void showsRunsOfWhichLittleIsKnown() throws Exception {
        var topology = Topologies.named("hgx-h100");
        var nothing = Recorder.recording(folder, List.of(), List.of());
        var outcome = new Outcome(
                List.of(),
                Example.outcome().end(),
                List.of(),
                null,
                null,
                Example.different(),
                "00c0ffee",
                Example.outcome().effort());
        var page = parsed(Page.html(contents(topology, outcome, nothing)));

        assertTrue(text(page).contains("No step is on record"));
        assertTrue(text(page).contains("NOT verified"));
    }

    @Test
    void largeTopologiesAreShownByTheirBoxes() throws Exception {
        var topology = Topologies.named("fat-tree:endpoints=8192,tiers=3");
        var page = parsed(
                Page.html(contents(topology, Example.outcome(), Recorder.recording(folder, List.of(), List.of()))));
        assertEquals(0, cells(page));
        assertTrue(text(page).contains("too many devices"));
    }

    @Test
    void isTheSameEachTime() throws Exception {
        var topology = Topologies.named("hgx-h100");
        var contents = contents(topology, outcome(8, 16), recording(topology));
        assertEquals(Page.html(contents), Page.html(contents));
    }

    private String smallPage() throws IOException {
        var topology = Topologies.named("hgx-h100");
        return Page.html(contents(topology, outcome(8, 16), recording(topology)));
    }

    private static Contents contents(Topology topology, Outcome outcome, Recording recording) {
        return new Contents(
                new Told(Example.scenario(), Optional.empty(), "nearest measured run: " + HOSTILE, ""),
                outcome,
                topology,
                recording,
                List.of(new Fact("scenario", HOSTILE), new Fact("seed", "1")));
    }

    /** Every port of every device sends all the time, and one device makes a thousand kernels. */
    private Recording recording(Topology topology) throws IOException {
        var series = new ArrayList<PortSeries>();
        for (var device = 0; device < topology.devices(); device++) {
            var media = media(topology, device);
            for (var medium : media.distinct().toList()) {
                var sender = device;
                var ports = IntStream.range(0, topology.ports(device))
                        .filter(port -> topology.medium(sender, port).name().equals(medium))
                        .boxed()
                        .toList();
                var bytes = LongStream.range(0, 64)
                        .map(bucket -> 1_000L * (sender + 1) * (bucket + 1))
                        .toArray();
                series.add(new PortSeries(device, ports, medium, 1 << 20, bytes));
            }
        }
        var spans = new ArrayList<Span>();
        for (var kernel = 0; kernel < 1000; kernel++) {
            spans.add(Recorder.kernel(0, 100L * kernel, 100L * kernel + 80, HOSTILE + ", block " + kernel, 1));
        }
        spans.add(Recorder.step(0, 0, 100_000, 1));
        return Recorder.recording(folder, spans, series);
    }

    private static Stream<String> media(Topology topology, int device) {
        return IntStream.range(0, topology.ports(device))
                .mapToObj(port -> topology.medium(device, port).name());
    }

    private static Outcome outcome(int requests, int tokens) {
        var example = Example.outcome();
        var struck = new Incident(
                0,
                "gpu-fail",
                List.of(HOSTILE, "gpu1"),
                List.of(),
                new SimTime(1_000_000),
                null,
                new SimTime(2_000_000),
                new SimTime(9_000_000),
                List.of(0),
                List.of(0, 1),
                3,
                4);
        return new Outcome(
                IntStream.range(0, requests)
                        .mapToObj(number -> request(number, tokens))
                        .toList(),
                example.end(),
                example.traffic(),
                example.busiest(),
                List.of(),
                example.energy(),
                Example.different(),
                List.of(),
                List.of(struck),
                "00c0ffee",
                example.effort());
    }

    private static RequestOutcome request(int number, int tokens) {
        return new RequestOutcome(
                number,
                0,
                HOSTILE,
                7,
                IntStream.range(0, tokens).boxed().toList(),
                HOSTILE.repeat(20),
                Ended.LENGTH,
                new SimTime(1000L * number),
                LongStream.range(0, tokens)
                        .mapToObj(token -> new SimTime(1_000_000 * (token + 1) + 1000L * number))
                        .toList(),
                Answer.NOT_ASKED);
    }

    private static long cells(Document page) {
        return elements(page, "rect").stream()
                .filter(rect -> rect.getAttribute("id").matches("d\\d+"))
                .count();
    }

    private static Element byId(Document page, String id) {
        return elements(page, "*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Document page) {
        return page.getDocumentElement().getTextContent();
    }

    private static List<Element> elements(Document page, String name) {
        var nodes = page.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }
}
