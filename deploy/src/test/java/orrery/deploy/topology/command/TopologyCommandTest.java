package orrery.deploy.topology.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topologies;
import picocli.CommandLine;

class TopologyCommandTest {
    private final StringWriter out = new StringWriter();
    private Exception failure;

    @TempDir
    Path folder;

    private int topology(String... args) {
        return TopologyCommand.line(new PrintWriter(out))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setExecutionExceptionHandler((failed, _, _) -> {
                    failure = failed;
                    return 2;
                })
                .execute(args);
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void listsEveryShapeWithItsSettings() {
        assertEquals(0, topology("list"));

        for (var shape : Topologies.shapes()) {
            assertTrue(out.toString().contains(shape.name()), shape.name());
            assertTrue(out.toString().contains(shape.description()), shape.name());
        }
        assertTrue(out.toString().contains("endpoints=64"));
    }

    @Test
    void explainsTheSettingsOfOneShape() {
        assertEquals(0, topology("list", "fat-tree"));

        assertTrue(out.toString().startsWith("fat-tree: "));
        assertTrue(out.toString().contains("cpo, pluggable, linear, copper"));
    }

    @Test
    void showsWhatARackIsMadeOf() {
        assertEquals(0, topology("show", "gb200-nvl72"));

        var text = out.toString().replaceAll(" +", " ");
        assertTrue(text.startsWith("gb200-nvl72: 72 endpoints\n"), text);
        assertTrue(text.contains("nvlink5 copper 1,296 1,296 50.00 GB/s"), text);
        assertTrue(text.contains("bisection 32.40 TB/s in one direction"), text);
        assertTrue(text.contains("switches/nvswitch5 (estimate: latency)"), text);
        assertTrue(out.toString().lines().allMatch(line -> line.length() <= 120), text);
    }

    @Test
    void showsTheSourceOfEveryFigureAsJson() throws Exception {
        assertEquals(0, topology("show", "rubin-ultra-nvl576", "--json"));

        var json = json();
        assertEquals(576, json.get("endpoints").asInt());
        assertEquals(
                518_400_000_000_000L,
                json.at("/bisection/bytes_per_s_one_direction").asLong());
        assertEquals(4, json.at("/hops/diameter").asInt());
        for (var source : json.at("/sources/optics")) {
            var figure = Catalogue.load().figure(source.get("path").asText()).orElseThrow();
            assertEquals(figure.source(), source.get("source").asText());
            assertEquals(figure.value(), source.get("value").asText());
        }
    }

    @Test
    void drawsAndExportsToFiles() throws Exception {
        var svg = folder.resolve("rack.svg");
        var graph = folder.resolve("rack.json");

        assertEquals(0, topology("draw", "hgx-h100", "--out", svg.toString()));
        assertEquals(0, topology("export", "hgx-h100", "--out", graph.toString()));

        assertTrue(Files.readString(svg).contains("8 × gpu"));
        var json = new ObjectMapper().readTree(graph.toFile());
        assertEquals(Topologies.named("hgx-h100").devices(), json.get("nodes").size());
        assertEquals(Topologies.named("hgx-h100").links() / 2, json.get("edges").size());
        assertEquals("", out.toString());
    }

    @Test
    void showsWhatItExported() {
        var file = folder.resolve("own.yaml").toString();
        assertEquals(0, topology("export", "dgx-h100", "--format", "yaml", "--out", file));
        assertEquals(0, topology("show", "dgx-h100"));
        var shipped = out.toString();
        out.getBuffer().setLength(0);

        assertEquals(0, topology("show", file));
        assertEquals(shipped, out.toString());
    }

    @Test
    void comparesTopologiesAsTextJsonAndCsv() throws Exception {
        assertEquals(0, topology("compare", "gb200-nvl72", "vera-rubin-nvl72", "--load", "0.8"));
        assertTrue(out.toString().contains("80% busy"), out.toString());
        out.getBuffer().setLength(0);

        assertEquals(0, topology("compare", "gb200-nvl72", "vera-rubin-nvl72", "--csv"));
        var csv = out.toString().lines().toList();
        assertEquals(3, csv.size());
        out.getBuffer().setLength(0);

        assertEquals(0, topology("compare", "gb200-nvl72", "vera-rubin-nvl72", "--json"));
        var row = json().at("/topologies/1");
        assertEquals(
                csv.get(0),
                String.join(
                        ",", row.propertyStream().map(field -> field.getKey()).toList()));
        assertEquals(
                csv.get(2),
                String.join(
                        ",",
                        row.valueStream()
                                .map(value -> value.isNull() ? "" : value.asText())
                                .toList()));
    }

    @Test
    void simulatesTheLoadWhereItIsAskedToAndSaysWhyNotElsewhere() throws Exception {
        var wanted = new String[] {"compare", "fat-tree:endpoints=64", "hgx-h100", "--simulate", "--seed", "3"};
        assertEquals(0, topology(wanted));
        var text = out.toString();
        assertTrue(text.contains("loaded mean (simulated)") && text.contains("messages counted of"), text);
        assertTrue(text.contains("not simulated: not only GPUs"), text);
        out.getBuffer().setLength(0);

        assertEquals(
                0,
                topology(Stream.concat(Stream.of(wanted), Stream.of("--json")).toArray(String[]::new)));
        var simulated = json().at("/topologies/0");
        assertTrue(simulated.get("not_simulated").isNull());
        assertTrue(simulated.get("loaded_latency_simulated_mean_ps").asLong()
                > simulated.get("zero_load_latency_mean_ps").asLong());
        assertTrue(simulated.get("loaded_latency_simulated_p99_ps").asLong()
                > simulated.get("loaded_latency_simulated_mean_ps").asLong());
        var not = json().at("/topologies/1");
        assertTrue(not.get("loaded_latency_simulated_mean_ps").isNull());
        assertTrue(not.get("not_simulated").asText().startsWith("not only GPUs"));
    }

    @Test
    void switchesAndAdaptersHaveWatts() {
        assertEquals(0, topology("show", "fat-tree:endpoints=64,tiers=1"));

        assertTrue(out.toString().contains("switches and adapters without optics"), out.toString());
        assertFalse(out.toString().contains("without optics unknown"), out.toString());
    }

    /** Co-packaged optics in two tiers: fewer hops, switches, lasers and watts, at every size. */
    @Test
    void theStudyOfOpticsComparesFourSizes() throws Exception {
        assertEquals(0, topology("compare", "--study", "optics", "--no-simulate", "--json"));

        var rows = json().get("topologies");
        assertEquals(8, rows.size());
        for (int i = 0; i < rows.size(); i += 2) {
            var twoTiers = rows.get(i);
            var threeTiers = rows.get(i + 1);
            assertEquals(
                    List.of(576, 1152, 9216, 65_536).get(i / 2),
                    twoTiers.get("endpoints").asInt());
            for (var less : List.of(
                    "hops_mean",
                    "zero_load_latency_mean_ps",
                    "loaded_latency_formula_mean_ps",
                    "switches",
                    "links",
                    "lasers",
                    "optics_watts")) {
                assertTrue(twoTiers.get(less).asDouble() < threeTiers.get(less).asDouble(), less);
            }
            assertEquals(twoTiers.get("bisection_bytes_per_s"), threeTiers.get("bisection_bytes_per_s"));
            assertTrue(twoTiers.get("topology").asText().endsWith("access=cpo-pluggable"));
        }
        var remarks = json().get("remarks").toString();
        assertTrue(remarks.contains("claimed: 3.5 times the watts and 4.0 times the lasers (vendor: "), remarks);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            show gb200-nvl27                    | there is no topology "gb200-nvl27" | did you mean "gb200-nvl72"?
            show nowhere/rack.yaml              | no file nowhere/rack.yaml          | ''
            show fat-tree:tires=3               | topology fat-tree has no setting "tires" | did you mean "tiers"?
            list fat-tre                        | "fat-tre"                          | did you mean fat-tree?
            export hgx-h100 --format grapml     | "grapml"                           | did you mean graphml?
            export hgx-h100 --out nowhere/x     | nowhere/x                          | ''
            compare                             | none                               | ''
            compare hgx-h100 --load 1           | 1.0                                | ''
            compare --study optic               | "optic"                            | did you mean optics?
            """)
    void refusesWhatMakesNoSense(String args, String found, String remedy) {
        assertEquals(2, topology(args.split(" ")));

        var problem = (InputProblem) failure;
        assertEquals(found, problem.found());
        assertEquals(remedy, problem.remedy());
    }

    @ParameterizedTest
    @CsvSource({"''", "list", "show", "draw", "export", "compare"})
    void helpFitsAScreenAndShowsAnExample(String command) {
        assertEquals(0, command.isEmpty() ? topology("--help") : topology(command, "--help"));

        var lines = out.toString().lines().toList();
        assertTrue(lines.size() <= 24, out.toString());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), out.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("orrery topology ")), out.toString());
    }
}
