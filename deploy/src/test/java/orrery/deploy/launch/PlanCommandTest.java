package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int plan(String arguments) {
        return command("plan " + arguments);
    }

    private int command(String words) {
        var around = new Surroundings(new PrintWriter(out, true), new PrintWriter(err, true), false, () -> 0, 1, () -> {
            throw new AssertionError("nothing is run");
        });
        return Main.execute(around, words.split(" "));
    }

    private JsonNode json(String arguments) throws IOException {
        assertEquals(0, plan(arguments + " --json"), err::toString);
        return new ObjectMapper().readTree(out.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hgx-h100 --plan tensor_parallel=7 | plan.tensor_parallel | which divide 72 query heads",
                "hgx-h100 --plan tensor_parallel=16 | plan.tensor_parallel | use 18",
                "hgx-h100 --plan replicas=2 | plan.replicas | 1 to 1",
                "hgx-h100 --plan pipeline_parallel=5 | plan.pipeline_parallel | layers of the model",
                "hgx-h100 --plan feed_forward.expert_parallel=2 | plan.feed_forward.expert_parallel | no experts",
                "hgx-h100 --plan prefill.tensor_parallel=5 | plan.prefill.tensor_parallel | 72 query heads",
                "hgx-h100 --plan prefill.tensor_parallel=2 | plan.prefill.tensor_parallel | at most 0 GPUs",
                "--model deepseek-r2 --topology gb200-nvl72 | model.config.name | did you mean deepseek-r1?",
                "--model llama-3.1-8b --topology gb200-nvl7 | TOPOLOGY | did you mean",
                "--model mixtral-8x7b --topology lpx | plan.device | lpu or cpu, the kinds that lpx has",
                "hgx-h100 --formats fp9 | --formats | did you mean fp8?",
                "hgx-h100 --formats f32/f32/f32/f32/f32/f32 | --formats | weights/activations/cache",
                "hgx-h100 --step training | --step | prefill, decode or both",
                "hgx-h100 --sequences 0 | --sequences | 1 to",
                "hgx-h100 --length 257 | --length | 1 to 256",
                "hgx-h1000 | SCENARIO | did you mean",
            })
    void refusesByFieldWithARemedy(String arguments, String where, String says) {
        assertEquals(2, plan(arguments));
        assertTrue(err.toString().contains(where), err::toString);
        assertTrue(err.toString().contains(says), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void aFileThatIsNoGgufIsBadInput(@TempDir Path folder) throws IOException {
        var text = Files.writeString(folder.resolve("text.gguf"), "hello, no weights here");
        assertEquals(2, plan("--model " + text + " --topology hgx-h100"), err::toString);
        assertTrue(err.toString().contains("a GGUF file begins with"), err::toString);
    }

    @Test
    void aSearchOfNoSecondsProvesNothing() {
        assertEquals(2, command("verify --search 0"));
        assertTrue(err.toString().contains("--search\n  found:   0\n  allowed: a whole number from 1"), err::toString);
    }

    @Test
    void equalDevicesStandOnOneLineAndAlikeLayersAreDrawnOnce() {
        assertEquals(0, plan("hgx-h100"), err::toString);
        assertTrue(out.toString().contains("gpu0 … gpu7 (8)"), out::toString);
        assertTrue(out.toString().contains("layers 1 to 3 like layer 0"), out::toString);
        assertTrue(out.toString().endsWith("fits\n"), out::toString);
    }

    @Test
    void whatDoesNotFitSaysByHowMuchAndEndsWithTwo() {
        assertEquals(2, plan("--model llama-3.1-405b --topology hgx-h100 --plan tensor_parallel=8"));
        assertTrue(out.toString().contains("short of"), out::toString);
        assertTrue(out.toString().endsWith("does not fit\n"), out::toString);
    }

    /** Each of 72 GPUs has four of 288 physical experts in every one of 58 layers, a byte a weight and a scale for 128 x 128. */
    @Test
    void deepseekOverARackIsCountedToTheByte() throws IOException {
        var answer = json("--model deepseek-r1 --topology gb200-nvl72 --formats fp8_block/bf16"
                + " --plan attention.data_parallel=72,feed_forward.expert_parallel=72"
                + " --plan feed_forward.redundant_experts=32");
        var devices = answer.at("/pools/0/devices");
        assertEquals(1, devices.size());
        assertEquals(72, devices.at("/0/names").size());
        var matrix = 7168L * 2048 + 56 * 16 * 4;
        assertEquals(58 * 4 * 3 * matrix, devices.at("/0/weights/experts").asLong());
        assertTrue(answer.at("/fits").asBoolean());
    }

    @Test
    void cpusHoldModelsInTheirOwnMemory() throws IOException {
        var answer = json("--model llama-3.2-1b --topology gb200-nvl72 --plan device=cpu,tensor_parallel=4");
        assertEquals("grace", answer.at("/pools/0/devices/0/part").asText());
        assertEquals(480_000_000_000L, answer.at("/pools/0/devices/0/memory").asLong());
    }

    @Test
    void aPipelineOfLpusNeedsItsSram() {
        assertEquals(2, plan("--model llama-2-70b --topology lpx --plan device=lpu,pipeline_parallel=80"));
        assertTrue(out.toString().contains("SRAM"), () -> out.toString() + err);
    }

    @Test
    void aStepIsEstimatedWithWhatNothingHides() throws IOException {
        var steps = json("hgx-h100").at("/pools/0/steps");
        assertEquals("prefill", steps.at("/0/kind").asText());
        assertEquals("decode", steps.at("/1/kind").asText());
        for (var step : steps) {
            var communication = step.at("/busy_ps/communication").asLong();
            assertTrue(communication > 0, step::toString);
            assertEquals(communication, step.get("exposed_communication_ps").asLong(), "one micro-batch hides nothing");
            assertEquals(
                    step.get("estimated_ps").asLong(),
                    step.at("/busy_ps/compute").asLong() + communication,
                    "one after the other");
        }
    }

    @Test
    void aSecondMicroBatchHidesCommunication() throws IOException {
        var words = "--model deepseek-r1 --topology gb200-nvl72 --formats fp8_block/bf16 --sequences 4608 --step decode"
                + " --plan attention.data_parallel=72,feed_forward.expert_parallel=72"
                + " --plan feed_forward.exchange=all_to_all,micro_batches=";
        var one = json(words + 1).at("/pools/0/steps/0");
        out.getBuffer().setLength(0);
        var two = json(words + 2).at("/pools/0/steps/0");
        assertEquals(one.at("/busy_ps/communication"), one.get("exposed_communication_ps"));
        var busy = two.at("/busy_ps/communication").asLong();
        assertTrue(two.get("exposed_communication_ps").asLong() < busy / 2, two::toString);
    }

    /** Attention on GPUs, experts on LPUs over Ethernet: the LPUs compute while the GPU waits, in a lane of their own. */
    @Test
    void lpusBehindGpusHaveALaneOfTheirOwn() throws IOException {
        var words = "--model tiny-mixtral --topology hgx-h100+lpx --step decode --plan attention.data_parallel=8"
                + " --plan feed_forward.device=lpu,feed_forward.expert_parallel=8,feed_forward.exchange=all_to_all";
        var answer = json(words);
        assertEquals("lpu", answer.at("/pools/0/feed_forward/device").asText());
        var sides = answer.at("/pools/0/devices").findValuesAsText("side");
        assertTrue(sides.contains("attention") && sides.contains("feed_forward"), sides::toString);
        var lpus = answer.at("/pools/0/devices").findValues("names").getLast();
        assertEquals(8, lpus.size());
        assertTrue(answer.at("/pools/0/steps/0/busy_ps/feed_forward").asLong() > 0, answer::toString);
        assertTrue(answer.at("/pools/0/decode_step/bytes/ethernet").asLong() > 0, answer::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, plan(words), err::toString);
        assertTrue(out.toString().contains("feed-forward on LPUs"), out::toString);
    }
}
