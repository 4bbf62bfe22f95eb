package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.cluster.ClusterEngine;

/** A topology from a file travels to other JVMs whole, and is the same machine as the shipped one it was written from. */
@Timeout(600)
class CustomTopologyTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"yaml, yaml", "node-link, json", "graphml, graphml"})
    void aTrialOnAnExportedTopologyIsTheTrialOnTheShippedOne(String format, String suffix) throws IOException {
        var file = export(format, suffix);

        assertEquals(
                fingerprint("collective", "all_reduce", "--sizes", "1M"),
                fingerprint("collective", "all_reduce", "--sizes", "1M", "--topology", file.toString()));
    }

    @Test
    void aScenarioMayNameAFileBesideItOnTwoJvms() throws IOException {
        export("yaml", "yaml");
        var scenario = Files.writeString(folder.resolve("small.yaml"), """
                topology: mine.yaml
                plan: {tensor_parallel: 2}
                load: {count: 2, new_tokens: 4}
                """).toString();

        assertEquals(
                fingerprint("run", scenario, "--set", "topology=hgx-h100"),
                fingerprint("run", scenario, "--jvms", "2"));
    }

    private Path export(String format, String suffix) {
        var file = folder.resolve("mine." + suffix);
        orrery("topology", "export", "hgx-h100", "--format", format, "--out", file.toString());
        return file;
    }

    private static String fingerprint(String... args) throws IOException {
        var withJson = Arrays.copyOf(args, args.length + 1);
        withJson[args.length] = "--json";
        return new ObjectMapper()
                .readTree(orrery(withJson))
                .findValue("fingerprint")
                .asText();
    }

    private static String orrery(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var around = new Surroundings(
                new PrintWriter(out), new PrintWriter(err), false, System::nanoTime, 2, ClusterEngine::new);
        assertEquals(0, Main.execute(around, args), err.toString());
        return out.toString();
    }
}
