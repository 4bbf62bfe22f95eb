package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.scenario.FieldGuide;

class ExplainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int orrery(String... args) {
        var around = new Surroundings(new PrintWriter(out), new PrintWriter(err), false, () -> 0, 8, () -> {
            throw new AssertionError("an explanation needs no engine");
        });
        return Main.execute(around, args);
    }

    @Test
    void printsValueUnitConfidenceAndSourceOfAFigure() {
        assertEquals(0, orrery("explain", "medium.nvlink4.lanesPerLink"));

        assertEquals("""
                media.nvlink4.lanesPerLink
                  lanesPerLink  2   vendor  two 100 Gb/s lanes each way make the stated 25 GB/s
                """, out.toString());
    }

    @Test
    void followsAGpuToItsNvlinkAndAddsUp() {
        assertEquals(0, orrery("explain", "gpu.rubin.nvlink"));

        var text = out.toString();
        assertTrue(text.startsWith("gpus.rubin.nvlink\n  links              36       estimate  "), text);
        assertTrue(text.contains("  bothDirections  3.600 TB/s  derived   2 x 1.800 TB/s, as published\n"), text);
        assertTrue(text.contains("\nmedia.nvlink6 (one link of rubin's nvlink)\n  laneBandwidth      25 GB/s  "), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpus", "gpu.b300", "medium", "optics", "switch.sn6800"})
    void fitsAWideTerminal(String path) {
        assertEquals(0, path.isEmpty() ? orrery("explain") : orrery("explain", path));

        out.toString()
                .lines()
                .forEach(line -> assertTrue(line.length() <= 110 && line.equals(line.stripTrailing()), line));
    }

    @Test
    void listsSectionsAndRowsWithoutAPath() {
        assertEquals(0, orrery("explain"));

        var text = out.toString().replaceAll(" +", " "); // however wide the longest section is
        assertTrue(text.contains("\ngpus h100-sxm h200-sxm b200"), text);
        assertTrue(text.contains("\noptics dsp-400g"), text);
    }

    @Test
    void saysTheSameInJson() throws Exception {
        assertEquals(0, orrery("explain", "gpu/rubin/nvlink", "--json"));

        var json = new ObjectMapper().readTree(out.toString());
        assertEquals("gpus.rubin.nvlink", json.get("path").asText());
        var bandwidth = json.at("/parts/0/figures/1");
        assertEquals("3.6", bandwidth.get("value").asText());
        assertEquals("TB/s", bandwidth.get("unit").asText());
        assertEquals("vendor", bandwidth.get("confidence").asText());
        assertEquals("media.nvlink6", json.at("/parts/1/path").asText());
        assertFalse(json.at("/parts/1/derived/0/how").asText().isBlank());
    }

    @Test
    void everyFigureInJsonHasASource() throws Exception {
        assertEquals(0, orrery("explain", "--json"));
        var sections = new ObjectMapper().readTree(out.toString());
        assertTrue(sections.size() >= 7, sections.toString());
        for (var section : sections.properties()) {
            if (!section.getKey().equals("scenario")) { // fields have no figures
                checkSection(section.getKey());
            }
        }
    }

    @Test
    void explainsAFieldOfAScenario() {
        assertEquals(0, orrery("explain", "plan.tensor_parallel"));

        assertEquals("""
                plan.tensor_parallel
                  meaning  Devices that share the heads of a token; must divide the model's heads. Attention and, on the same
                           devices, feed-forward take it unless they name their own.
                  type     whole number
                  allowed  a whole number from 1 to 65536
                  default  1
                  example  8, 72
                """, out.toString());
    }

    @Test
    void saysTheSameOfAFieldInJson() throws Exception {
        assertEquals(0, orrery("explain", "response.detect", "--json"));

        var json = new ObjectMapper().readTree(out.toString());
        assertEquals("response.detect", json.get("path").asText());
        assertEquals(
                "a number and a unit of time: ps, ns, us, µs, ms, s",
                json.get("allowed").asText());
        assertEquals("30 s", json.at("/examples/0").asText());
        assertFalse(json.has("default"));
    }

    /** Otherwise a path could mean either. */
    @Test
    void noFieldIsCalledLikeASectionOfTheCatalogue() throws Exception {
        assertEquals(0, orrery("explain", "--json"));

        var sections = new ObjectMapper().readTree(out.toString());
        for (var field : new FieldGuide().fields()) {
            assertFalse(sections.has(field), field);
            assertFalse(sections.has(field + "s"), field);
        }
    }

    private void checkSection(String section) {
        out.getBuffer().setLength(0);
        assertEquals(0, orrery("explain", section, "--json"));
        try {
            var figures = new ObjectMapper().readTree(out.toString()).at("/parts/0/figures");
            assertTrue(figures.size() > 5, section);
            figures.forEach(ExplainCommandTest::checkFigure);
        } catch (JsonProcessingException e) {
            throw new AssertionError(section, e);
        }
    }

    private static void checkFigure(JsonNode figure) {
        for (var field : new String[] {"name", "value", "confidence", "source"}) {
            assertFalse(figure.get(field).asText().isBlank(), figure.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gpu.ruben          | PATH: gpu.ruben ⏎ found: "ruben" below gpus ⏎ allowed: h100-sxm, h200-sxm, b200, b300, gb200, gb300, rubin, rubin-ultra, rubin-ultra-die ⏎ remedy: did you mean rubin?
            response.recovry   | PATH: response.recovry ⏎ found: "recovry" below response ⏎ allowed: nvlink, reduction, recovery, spares, checksum, lasers, detect, watchdog, transport, orchestrate, restart, shrink, reset ⏎ remedy: did you mean recovery?
            seed.x             | PATH: seed.x ⏎ found: "x" below seed ⏎ allowed: nothing further ⏎ remedy: ask for seed
            seed[0]            | PATH: seed[0] ⏎ found: "[0]" below seed ⏎ allowed: nothing further ⏎ remedy: ask for seed
            gpu.rubin.memory.x | PATH: gpu.rubin.memory.x ⏎ found: "x" below gpus.rubin.memory ⏎ allowed: nothing further ⏎ remedy: ask for gpus.rubin.memory
            """)
    void aPathThatLeadsNowhereEndsWithTwo(String path, String message) {
        assertEquals(2, orrery("explain", path));

        assertEquals(message, err.toString().strip().replaceAll(" *\n *", " ⏎ ").replaceAll(": +", ": "));
        assertEquals("", out.toString());
    }

    @Test
    void aFirstWordThatIsWrongMayHaveBeenAField() {
        assertEquals(2, orrery("explain", "reponse.recovery"));

        assertTrue(err.toString().contains("; of a scenario: name, topology, "), err::toString);
        assertTrue(err.toString().contains("did you mean response?"), err::toString);
    }

    @Test
    void aWrongPathIsJsonWhereJsonWasAskedFor() throws Exception {
        assertEquals(2, orrery("explain", "switch.nvswitch55", "--json"));

        var problem = new ObjectMapper().readTree(err.toString()).get("problem");
        assertEquals("switch.nvswitch55", problem.get("field").asText());
        assertEquals("did you mean nvswitch5?", problem.get("remedy").asText());
    }

    @Test
    void helpShowsAnExample() {
        assertEquals(0, orrery("explain", "--help"));

        assertTrue(out.toString().contains("orrery explain gpu.rubin.nvlink"), out.toString());
        assertTrue(out.toString().lines().allMatch(line -> line.length() <= 80), out.toString());
    }
}
