package orrery.deploy.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import orrery.deploy.report.Example;
import orrery.fabric.topology.Topologies;
import orrery.node.outcome.Outcome;

class PageTest {
    private static final int BYTES_MOST = 5_000_000;

    @TempDir
    Path folder;

    @Test
    void isWellFormedAndSmallHoweverManyDevicesThereAre() throws Exception {
        var topology = Topologies.named("rubin-ultra-nvl576");
        assertEquals(576, topology.gpus().length);
        var html = Page.html(MadeUp.contents(topology, MadeUp.outcome(64, 256), MadeUp.recording(topology, folder)));

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
        var page = parsed(Page.html(MadeUp.contents(topology, outcome, nothing)));

        assertTrue(text(page).contains("No step is on record"));
        assertTrue(text(page).contains("NOT verified"));
    }

    @Test
    void largeTopologiesAreShownByTheirBoxes() throws Exception {
        var topology = Topologies.named("fat-tree:endpoints=8192,tiers=3");
        var page = parsed(Page.html(
                MadeUp.contents(topology, Example.outcome(), Recorder.recording(folder, List.of(), List.of()))));
        assertEquals(0, cells(page));
        assertTrue(text(page).contains("too many devices"));
    }

    @Test
    void isTheSameEachTime() throws Exception {
        var topology = Topologies.named("hgx-h100");
        var contents = MadeUp.contents(topology, MadeUp.outcome(8, 16), MadeUp.recording(topology, folder));
        assertEquals(Page.html(contents), Page.html(contents));
    }

    private String smallPage() throws IOException {
        var topology = Topologies.named("hgx-h100");
        return Page.html(MadeUp.contents(topology, MadeUp.outcome(8, 16), MadeUp.recording(topology, folder)));
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
