package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import orrery.deploy.listing.Kind;
import orrery.deploy.scenario.ShippedScenario;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topologies;
import orrery.node.family.Configurations;

/** What comes with Orrery. */
class ListCommandTest {
    private final Terminal terminal = new Terminal();

    @Test
    void namesEverythingThatIsShippedAndSaysWhatItIs() {
        assertEquals(0, terminal.orrery("list"));

        var text = terminal.out.toString();
        ShippedScenario.NAMES.forEach(name -> assertListed(name, text));
        Topologies.names().forEach(name -> assertListed(name, text));
        Configurations.names().forEach(name -> assertListed(name, text));
        Catalogue.load().gpuNames().forEach(name -> assertListed(name, text));
        assertTrue(text.lines().allMatch(line -> line.length() <= 110), text);
    }

    private static void assertListed(String name, String text) {
        assertTrue(text.lines().anyMatch(line -> line.startsWith("  " + name + "  ")), () -> name + " in\n" + text);
    }

    @Test
    void listsOneKindWhereOneIsAskedFor() {
        assertEquals(0, terminal.orrery("list", "models"));

        assertTrue(terminal.out.toString().contains("  deepseek-r1             deepseek_v3, 671.0 billion parameters"));
        assertFalse(terminal.out.toString().contains("hgx-h100"));
    }

    @Test
    void saysTheSameInJsonAndCutsNothing() throws IOException {
        assertEquals(0, terminal.orrery("list", "--json"));

        var json = new ObjectMapper().readTree(terminal.out.toString());
        for (var kind : Kind.words()) {
            assertTrue(json.get(kind).size() > 2, kind);
            for (var entry : json.get(kind)) {
                assertFalse(entry.get("about").asText().isBlank(), entry::toString);
                assertFalse(entry.get("about").asText().endsWith("…"), entry::toString);
            }
        }
        assertEquals(ShippedScenario.NAMES.size(), json.get("scenarios").size());
    }

    @Test
    void aKindThatIsNoneEndsWithTwo() {
        assertEquals(2, terminal.orrery("list", "scenarois"));

        assertTrue(terminal.err.toString().contains("did you mean scenarios?"), terminal.err::toString);
    }

    @Test
    void aCopyOfNothingEndsWithTwo() {
        assertEquals(2, terminal.orrery("list", "--copy", "hgx-h10"));

        assertTrue(terminal.err.toString().contains("did you mean hgx-h100?"), terminal.err::toString);
    }

    @Test
    void printsTheSchemaThatEditorsTake() throws IOException {
        assertEquals(0, terminal.orrery("list", "--schema"));

        try (var in = ListCommandTest.class.getResourceAsStream("/orrery/scenario.schema.json")) {
            var mapper = new ObjectMapper();
            assertEquals(mapper.readTree(in), mapper.readTree(terminal.out.toString()));
        }
    }
}
