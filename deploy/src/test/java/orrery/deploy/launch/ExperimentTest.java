package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import orrery.deploy.cluster.ClusterEngine;
import orrery.deploy.engine.Engine;
import orrery.deploy.experiment.ScheduleCheck;
import orrery.deploy.hypothesis.Expectations;
import orrery.deploy.scenario.ScenarioFile;
import orrery.fabric.topology.TopologySource;

/** Faults and expectations through the command line, on an engine that computes. */
class ExperimentTest {
    private static final String ONE_LINK =
            "faults=[{at: 1 ms, for: 1 us, action: nvlink.down, select: \"gpu[3].link[0]\", effect: masked}]";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int orrery(Supplier<Engine> engine, List<String> settings) {
        var around = new Surroundings(new PrintWriter(out), new PrintWriter(err), false, () -> 0, 2, engine);
        var args = new ArrayList<>(List.of("run", "hgx-h100"));
        settings.forEach(setting -> args.addAll(List.of("--set", setting)));
        return Main.execute(around, args.toArray(String[]::new));
    }

    private static Engine none() {
        throw new AssertionError("nothing was to be run");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {at: 1 s, action: gpu.lost, select: gpu8}        ; faults[0].select
            {at: 1 s, action: gpu.lost, select: "gpu[8]"}    ; faults[0].select
            {at: 1 s, action: gpu.lost, select: nvswitch0}   ; faults[0].select
            {at: 1 s, action: gpu.slowed, select: gpu0}      ; faults[0]
            {at: 1 s, action: nic.flap, for: 1 s, select: "nic[0]"}            ; faults[0].select
            {at: 1 s, action: gpu.lost, select: "random(9 of gpu[*])"}         ; faults[0].select
            {rate: 1 /nic/h, until: 1 s, action: gpu.lost, select: "gpu[*]"}   ; faults[0].rate
            {rate: 1 /gpu/h, until: 1 s, action: nvlink.down, select: "gpu[*]"}; faults[0].rate
            """)
    void aFaultThatCannotStrikeIsRefusedAtItsPlaceBeforeAnythingRuns(String fault, String field) {
        assertEquals(2, orrery(ExperimentTest::none, List.of("faults=[" + fault + "]")));

        assertTrue(err.toString().startsWith("--set faults: "), err.toString());
        assertTrue(err.toString().contains(": " + field + "\n"), err.toString());
        assertTrue(err.toString().contains("allowed:"), err.toString());
    }

    @ParameterizedTest
    @FieldSource("orrery.deploy.scenario.ShippedScenario#NAMES")
    void whatGoesWrongInAShippedScenarioCan(String name) {
        var file = ScenarioFile.read(name, List.of());

        var check = ScheduleCheck.of(file, new TopologySource.Named(file.topology()));

        assertEquals(file.scenario().faults().schedule().isEmpty(), check.isEmpty());
        assertEquals(check.isPresent(), !Expectations.of(file).isEmpty(), "an experiment says what it shall show");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            rate: 1 /gpu/h, action: sdc, select: "10% of gpu[*]"
            rate: 1 / link / h, action: nvlink.down, select: "gpu[*]"
            rate: 1 /nvlink/h, action: nvlink.down, select: "gpu[*]"
            rate: 1 /switch/h, action: switch.down, select: "nvswitch[*]"
            rate: 1 /host/h, action: host.down, select: "host[*]"
            rate: 1 /rack/h, action: rack.down, select: "rack[*]"
            rate: 1 /h, action: gpu.hang, select: "gpu[*]"
            """)
    void ratesAreOfWhatIsSelected(String fault) {
        var file = ScenarioFile.read("hgx-h100", List.of("faults=[{until: 1 s, for: 1 ms, " + fault + "}]"));

        assertTrue(ScheduleCheck.of(file, new TopologySource.Named(file.topology()))
                .isPresent());
    }

    @Test
    void whoeverReplacesLostGpusNeedsOneThatIsFree() {
        var settings =
                List.of("faults=[{at: 1 ms, action: gpu.lost, select: gpu0}]", "response={recovery: spare, spares: 1}");

        assertEquals(2, orrery(ClusterEngine::new, settings), err::toString);

        assertTrue(err.toString().contains("response.recovery\n"), err.toString());
        assertTrue(err.toString().contains("all 8 GPUs of hgx-h100"), err.toString());
    }

    @Test
    void anUnknownMetricIsRefusedBeforeAnythingRuns() {
        assertEquals(2, orrery(ExperimentTest::none, List.of("expect=[{metric: completd, min: 1}]")));

        assertTrue(err.toString().contains("did you mean completed?"), err.toString());
    }

    @Test
    void aFaultAfterTheEndBreaksNothing() {
        var settings = List.of(
                "load.count=2",
                "load.new_tokens=2",
                "plan.tensor_parallel=2",
                "plan.replicas=4",
                "faults=[{at: 9 s, action: gpu.lost, select: gpu0}]",
                "expect=[{metric: completed, is: 1 * baseline}, {metric: tokens_equal, is: true}]");

        assertEquals(0, orrery(ClusterEngine::new, settings), err::toString);

        assertTrue(out.toString().contains("what broke: nothing, no fault struck before the end\n"), out.toString());
        assertTrue(out.toString().contains("  ✓ completed: 2  (exactly 1 * baseline 2 = 2)\n"), out.toString());
    }

    /** One of the eighteen wires of a GPU: the collective waits for it. */
    @Test
    void aCollectiveIsSlowerByTheWiresThatAreDown() {
        var settings = List.of(
                "load.count=1",
                "load.new_tokens=1",
                "topology=gb200-nvl72",
                "plan.tensor_parallel=8",
                ONE_LINK.replace("at: 1 ms", "at: 9 s"),
                "expect=[{metric: \"busbw_ratio(alltoall, 1G)\", min: 0.94, max: 0.95}]");

        assertEquals(0, orrery(ClusterEngine::new, settings), () -> err + "\n" + out);
    }
}
