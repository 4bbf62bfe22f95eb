package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.script.Orrery;
import orrery.deploy.script.Run;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;

/** What a program gets is what the command line says, bit for bit. */
@Timeout(600)
class ScriptsAgreeTest {
    private static final List<String> VIRTUAL =
            List.of("requests.csv", "links.csv", "devices.csv", "events.jsonl", "trace.pftrace");

    @TempDir
    Path folder;

    private final InThisJvm jvm = new InThisJvm();

    private static JsonNode result(String json) throws IOException {
        return new ObjectMapper().readTree(json).get("result");
    }

    private static Run small() {
        return Orrery.scenario("hgx-h100")
                .set("plan.tensor_parallel", 2)
                .set("load.count", 2)
                .set("load.new_tokens", 4);
    }

    private JsonNode commanded(String... more) throws IOException {
        var args = new ArrayList<>(List.of("run", "hgx-h100", "--json"));
        for (var setting : List.of("plan.tensor_parallel=2", "load.count=2", "load.new_tokens=4")) {
            args.addAll(List.of("--set", setting));
        }
        args.addAll(List.of(more));
        assertEquals(0, jvm.orrery(args.toArray(String[]::new)), jvm.err::toString);
        return result(jvm.out.toString());
    }

    @Test
    void aProgramFindsWhatTheCommandFindsAndLeavesTheSame() throws IOException {
        var command = commanded("--out", folder.resolve("command").toString());

        var script = small().leaving(folder.resolve("script")).run();

        assertTrue(script.isGood());
        assertEquals(command, result(script.json()));
        assertEquals(command.get("fingerprint").asText(), script.fingerprint());
        assertEquals(
                command.at("/metrics/mean_tpot_ms").asDouble(), script.tpot().meanMs());
        assertEquals(folder.resolve("script"), script.folder().orElseThrow());
        for (var name : VIRTUAL) {
            var mine = Files.readAllBytes(folder.resolve("script").resolve(name));
            assertArrayEquals(Files.readAllBytes(folder.resolve("command").resolve(name)), mine, name);
        }
        assertEquals(0, jvm.orrery("compare", folder + "/command", folder + "/script"), jvm.out::toString);
    }

    @Test
    void aCollectiveOfAProgramIsThatOfTheCommand() throws IOException {
        var program = Orrery.collective("all_gather")
                .on("hgx-h100")
                .sizes("64K,1M")
                .checked()
                .run();

        var command =
                new String[] {"collective", "all_gather", "--topology", "hgx-h100", "--sizes", "64K,1M", "--data"};
        assertEquals(0, jvm.orrery(command), jvm.err::toString);
        assertEquals(jvm.out.toString(), program.toString());
        assertTrue(program.isGood());
        var asJson = Stream.concat(Stream.of(command), Stream.of("--json")).toArray(String[]::new);
        assertEquals(0, jvm.orrery(asJson), jvm.err::toString);
        assertEquals(jvm.out.toString(), program.json());
    }

    @Test
    void aProgramMayUseSeveralJvms() throws IOException {
        assertEquals(
                commanded().get("fingerprint").asText(),
                small().jvms(2).threads(1).run().fingerprint());
    }

    @Test
    void aFaultExperimentIsJudgedAsByTheCommand() throws IOException {
        var faults = "faults=[{action: gpu.lost, at: 5 ms, for: 1 s, select: \"gpu[0]\"}]";
        var expect = "expect=[{metric: completed, is: 1 * baseline}, {metric: tokens_equal, is: true}]";
        var response = "response={recovery: fail-stop, detect: 10 ms, orchestrate: 10 ms, restart: 1 ms}";
        var command = commanded(
                "--set",
                "load.interval=4 ms",
                "--set",
                faults,
                "--set",
                expect,
                "--set",
                response,
                "--set",
                "load.count=4");

        var script = small().set("load.interval", "4 ms")
                .set("load.count", 4)
                .set("faults", List.of(Map.of("at", "5 ms", "for", "1 s", "action", "gpu.lost", "select", "gpu[0]")))
                .set("expect", "[{metric: completed, is: 1 * baseline}, {metric: tokens_equal, is: true}]")
                .set("response", "{recovery: fail-stop, detect: 10 ms, orchestrate: 10 ms, restart: 1 ms}")
                .run();

        assertEquals(command, result(script.json()));
        assertEquals(1, script.incidents().size());
        assertEquals(2, script.verdicts().size());
    }

    /** Two GPUs that are wired to each other, and to a host. */
    private static Topology pair() {
        var catalogue = Catalogue.load();
        var draw = new Drawing("pair");
        var nvswitch = draw.row("nvswitch", 1, catalogue.switchChip("nvswitch3"));
        var gpu = draw.row("gpu", 2, catalogue.gpu("h100-sxm"));
        var cpu = draw.row("cpu", 1, catalogue.cpu("xeon-8480"));
        var frontend = draw.one("frontend", catalogue.cpu("xeon-8480"));
        draw.wire(gpu.each(), catalogue.medium("nvlink4").bundled(3), nvswitch.all());
        draw.wire(gpu.all(), catalogue.medium("pcie5-x16"), cpu.all());
        draw.wire(cpu.all(), catalogue.medium("ethernet-400g"), frontend.all());
        return draw.seal();
    }

    @Test
    void aMachineDrawnInCodeIsThatOfTheFileWhichItLeaves() throws IOException {
        var left = folder.resolve("left");
        var script = small().on(pair()).leaving(left).run();

        var command = commanded("--set", "topology=" + left.resolve("pair.yaml"));

        assertEquals(command.get("fingerprint").asText(), script.fingerprint());
        assertEquals("gpu0", script.devices().get(1).name());
        assertEquals(0, jvm.orrery("reproduce", left.toString()), jvm.err::toString);
        assertEquals(script.fingerprint(), small().on(pair()).jvms(2).run().fingerprint());
    }

    @Test
    void aMachineThatWasChangedSinceIsNotReproduced() throws IOException {
        var left = folder.resolve("left");
        small().on(pair()).leaving(left).run();
        var file = left.resolve("pair.yaml");
        Files.writeString(file, Files.readString(file) + "# mine\n");

        assertEquals(2, jvm.orrery("reproduce", left.toString()));
        assertTrue(jvm.err.toString().contains("pair.yaml, which was changed since"), jvm.err::toString);
    }
}
