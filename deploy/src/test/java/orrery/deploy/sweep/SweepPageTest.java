package orrery.deploy.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SweepPageTest {
    private static Document page(Findings findings) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(findings.html())));
    }

    private static List<Element> elements(Document page, String name) {
        var nodes = page.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static List<String> labels(Document page) {
        return elements(page, "text").stream()
                .filter(text -> text.hasAttribute("paint-order"))
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void everyCellHasARowAndThoseThatFailedSayWhy() throws Exception {
        var page = page(MadeUpFindings.of(4));

        var states = elements(page, "td").stream().map(Element::getTextContent).toList();
        var good = states.stream().filter(state -> state.equals("done") || state.equals("on the front"));
        assertEquals(11, good.count());
        assertEquals(1, states.stream().filter("failed"::equals).count());
        assertTrue(elements(page, "pre").getFirst().getTextContent().contains("<script>alert('1')"));
        assertEquals(0, elements(page, "script").size());
    }

    @Test
    void linksLeadToPagesOfRunsWhereThereAreSomeAndElseWithinThePage() throws Exception {
        var findings = MadeUpFindings.of(4);
        var page = page(findings);
        var ids = new HashSet<String>();
        elements(page, "*").forEach(element -> ids.add(element.getAttribute("id")));

        var outward = elements(page, "a").stream()
                .map(link -> link.getAttribute("href"))
                .filter(link -> !link.startsWith("#") || !ids.contains(link.substring(1)))
                .toList();
        assertEquals(
                findings.all().stream()
                        .filter(one -> one.number() % 2 == 1 && one.ended() instanceof Ended.Results)
                        .map(one -> "cells/" + one.cell().name() + "/report.html")
                        .toList(),
                outward);
    }

    @Test
    void theFrontIsNamedAndOthersAreNumbered() throws Exception {
        var findings = MadeUpFindings.of(4);
        var labels = labels(page(findings));

        for (var finding : findings.all()) {
            var named = finding.number() + ": " + findings.question().words(finding.cell());
            var number = Integer.toString(finding.number());
            if (findings.front().contains(finding)) {
                assertTrue(labels.contains(named), named + " of " + labels);
            } else {
                assertEquals(
                        finding.ended() instanceof Ended.Results, labels.contains(number), number + " of " + labels);
            }
        }
    }

    @Test
    void whereNoCellIsLeftThereIsStillAPage() throws Exception {
        var some = MadeUpFindings.of(4);
        var failed = some.all().stream()
                .map(one ->
                        new Finding(one.number(), one.cell(), new Ended.Failed(new CellRunner.Failure("stall", "no"))))
                .toList();

        var page = page(new Findings(some.question(), failed));
        assertEquals(List.of(), labels(page));
        assertEquals(12, elements(page, "pre").size());
    }
}
