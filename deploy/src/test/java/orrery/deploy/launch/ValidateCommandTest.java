package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import orrery.deploy.scenario.ShippedScenario;

/** Scenarios that are looked at and not run. */
class ValidateCommandTest {
    @SuppressWarnings("unused") // named by @FieldSource
    static final List<String> NAMES = ShippedScenario.NAMES;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int validate(String... words) {
        var around = new Surroundings(new PrintWriter(out, true), new PrintWriter(err, true), false, () -> 0, 1, () -> {
            throw new AssertionError("nothing is run");
        });
        var all = new String[words.length + 1];
        all[0] = "validate";
        System.arraycopy(words, 0, all, 1, words.length);
        return Main.execute(around, all);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyShippedScenarioIsValid(String name) {
        assertEquals(0, validate(name), err::toString);

        assertTrue(out.toString().startsWith("  run       " + name + ": "), out::toString);
        assertTrue(out.toString().endsWith("valid\n"), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void saysWhatWouldRun() {
        assertEquals(0, validate("hgx-h100", "--set", "load.count=2", "--set", "load.new_tokens=3"));

        var text = out.toString();
        assertTrue(text.contains("  plan      serve: 1 copy of 8 GPUs, attention tensor 8"), text);
        assertTrue(text.contains("  machine   8 GPUs, "), text);
        assertTrue(text.contains("  load      2 requests, at most 6 new tokens\n"), text);
        assertTrue(text.contains("  faults    none\n  expect    nothing more\n"), text);
    }

    @Test
    void saysTheSameInJson() throws IOException {
        assertEquals(0, validate("gpu-loss", "--json"), err::toString);

        var json = new ObjectMapper().readTree(out.toString());
        assertTrue(json.get("valid").asBoolean());
        assertEquals("gpu-loss", json.get("scenario").asText());
        assertEquals("serve", json.at("/plan/0/duty").asText());
        assertTrue(json.at("/faults/entries").asInt() > 0, out::toString);
        assertTrue(json.at("/faults/strikes").asInt() > 0, out::toString);
        assertTrue(json.at("/expectations").asInt() > 0, out::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan.tensor_parallel=7 | plan.tensor_parallel | which divide 72 query heads",
                "plan.replicas=2 | plan.replicas | 1 to 1",
                "topology=hgx-h10 | topology | did you mean hgx-h100?",
                "topology=torus:dims=0 | topology | dims",
                "model={config: {name: llama-3.1-405b}} | load.prompts | ",
                "load.new_tokens=1000 | load.new_tokens | ask for fewer new tokens",
                "plan.tensr_parallel=4 | plan.tensr_parallel | did you mean tensor_parallel?",
                "faults=[{at: 1 ms, action: gpu.lost, select: \"gpu[9]\"}] | faults[0].select | gpu",
                "expect=[{metric: tpot_ms.p98, max: 3}] | expect[0].metric | ",
                "response.recovery=spare,faults=[] | response.recovery | ",
            })
    void refusesByFieldWithARemedy(String setting, String field, String says) {
        assertEquals(2, validate("hgx-h100", "--set", setting));

        assertTrue(err.toString().contains(field), err::toString);
        assertTrue(says == null || err.toString().contains(says), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void namesTheLineOfAFile() throws IOException {
        var file = Files.writeString(folder.resolve("mine.yaml"), """
                topology: hgx-h100
                plan:
                  tensor_parallel: 5
                """);

        assertEquals(2, validate(file.toString()));

        assertTrue(err.toString().startsWith(file + ":3:20: plan.tensor_parallel\n"), err::toString);
    }

    @Test
    void aWordNearACommandWasMeantAsOne() {
        assertEquals(2, validate("kernls"));

        assertTrue(err.toString().contains("did you mean kernels?"), err::toString);
    }

    @Test
    void aWordNearAScenarioWasMeantAsOne() {
        assertEquals(2, validate("hgx-h10"));

        assertTrue(err.toString().contains("did you mean hgx-h100?"), err::toString);
    }

    @Test
    void comparisonsWithMeasurementsAreStillCommands() {
        assertEquals(0, validate("failures"), err::toString);
    }

    @Test
    void withoutAScenarioItIsHelp() {
        assertEquals(0, validate());

        assertTrue(out.toString().startsWith("Usage: orrery validate "), out::toString);
    }
}
