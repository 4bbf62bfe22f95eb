package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.family.Configurations;
import orrery.node.feasibility.DraftCheck;
import orrery.node.scenario.Load;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/** Every message in full: it is all that its reader has. */
class FeasibilityTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Test
    void aDegreeThatDoesNotDivide() {
        assertRefused(
                "plan.tensor_parallel: found 5, allowed: 1, 2, 3, 4, 6, 8, 9, 12, 18, 24, 36 or 72, which divide 72 query"
                        + " heads; use 6",
                plan(5, 1));
    }

    @Test
    void aDraftOfAnotherVocabulary() {
        var served = Configurations.named("llama-2-70b");
        var problem = assertThrows(
                ScenarioProblem.class,
                () -> DraftCheck.checkVocabularies(served, Configurations.named("llama-3.2-1b")));
        assertEquals(
                "plan.draft.model: found a vocabulary of 128256 tokens, allowed: one of 32000 tokens, as the model has whose"
                        + " tokens are guessed; choose a smaller model of the same family as draft",
                problem.getMessage());
        DraftCheck.checkVocabularies(Configurations.named("llama-3.1-8b"), Configurations.named("llama-3.2-1b"));
    }

    @Test
    void moreRanksThanGpus() {
        assertRefused(
                "plan.tensor_parallel: found 9, allowed: degrees that come to at most 8 GPUs, all that hgx-h100 has for this"
                        + " copy; these come to 9; use a smaller degree or a larger topology",
                plan(9, 1));
    }

    @Test
    void moreReplicasThanGpus() {
        for (var replicas : new int[] {5, Integer.MAX_VALUE, 0, -1}) {
            assertRefused(
                    "plan.replicas: found " + replicas + ", allowed: 1 to 4: hgx-h100 has 8 GPUs for these copies and"
                            + " each takes 2; use fewer replicas, smaller degrees or a larger topology",
                    plan(2, replicas));
        }
    }

    @Test
    void ranksInTwoNvlinkDomains() {
        assertRefused(
                "plan.tensor_parallel: found 4, allowed: ranks within one NVLink domain; rack0/gpu0 and rack1/gpu0 are"
                        + " in two; use a degree that divides the domain",
                plan(4, 1),
                twoDomains(CATALOGUE.gpu("gb200")));
    }

    @Test
    void replicasInTwoDomainsAreWelcome() {
        var topology = twoDomains(CATALOGUE.gpu("gb200"));
        var findings = PlainLoop.run(plan(2, 2), topology);
        assertEquals(Runs.goldenTokens(2, 2), Runs.tokens(findings));
    }

    @Test
    void aPromptTooLongForTheContext() {
        assertRefused(
                "load.new_tokens: found 252, allowed: at most 251: prompt 0 has 5 tokens and the model's context is 256;"
                        + " ask for fewer new tokens or shorten the prompt",
                load(Runs.load(2, 252)));
        assertRefused(
                "load.new_tokens: found 2147483647, allowed: at most 251: prompt 0 has 5 tokens and the model's context"
                        + " is 256; ask for fewer new tokens or shorten the prompt",
                load(Runs.load(2, Integer.MAX_VALUE)));
        assertRefused(
                "load.new_tokens: found 1, allowed: at most 0: prompt 0 has 601 tokens and the model's context is 256;"
                        + " ask for fewer new tokens or shorten the prompt",
                load(new Load(List.of(new Load.Ask(" a".repeat(600), "")), 1, 4096)));
    }

    @Test
    void aPromptTooLongForAStep() {
        assertRefused(
                "load.batch_tokens: found 12, allowed: at least 13, the tokens of prompt 3; raise load.batch_tokens or"
                        + " shorten the prompt",
                load(Runs.load(15, 4, 12, SimDuration.ZERO)));
    }

    @Test
    void requestsSentAfterTheEndOfTime() {
        assertRefused(
                "load.interval: found 4000000 s, allowed: at most 2305843 s between 3 prompts: the sending must be over"
                        + " within 53 days of virtual time; send them closer together",
                load(Runs.load(3, 4, 100, SimDuration.parse("4000000 s"))));
    }

    @Test
    void aShardThatDoesNotFitTheGpu() {
        var gpu = CATALOGUE.gpu("gb200");
        assertRefused(
                "plan.tensor_parallel: found 2, allowed: a degree whose shard fits the 1.000 MB of gb200; this one needs 10.11 MB"
                        + " for weights and 7.168 kB for the cache; use a larger degree, a smaller load.batch_tokens or a device"
                        + " with more memory",
                plan(2, 1),
                twoDomains(withMemory(gpu, ByteCount.parse("1 MB"))));
    }

    @Test
    void inSwitchReductionWhereSwitchesCannotAdd() {
        var scenario = Runs.of("two domains", new Plan(2, 1, AllReduce.IN_SWITCH), 2, 2);
        assertRefused(
                "plan.all_reduce: found in_switch, allowed: auto, ring or direct: not every switch between the ranks can"
                        + " add; use auto",
                scenario,
                twoDomains(CATALOGUE.gpu("gb200"), false));
    }

    private static void assertRefused(String message, Scenario scenario) {
        assertRefused(message, scenario, Topologies.named(scenario.topology()));
    }

    private static void assertRefused(String message, Scenario scenario, Topology topology) {
        var model = Models.open(scenario);
        var problem = assertThrows(ScenarioProblem.class, () -> new Devices(scenario, topology, model));
        assertEquals(message, problem.getMessage());
    }

    private static Scenario plan(int ranks, int replicas) {
        return Runs.of("hgx-h100", new Plan(ranks, replicas, AllReduce.AUTO), 2, 2);
    }

    private static Scenario load(Load load) {
        return Runs.of("hgx-h100", new Plan(2, 1, AllReduce.AUTO), load);
    }

    private static Gpu withMemory(Gpu gpu, ByteCount memory) {
        return new Gpu(
                gpu.name(),
                gpu.compute(),
                gpu.achieved(),
                gpu.memoryBandwidth(),
                gpu.achievedMemoryBandwidth(),
                memory,
                gpu.memoryLatency(),
                gpu.kernelLaunch(),
                gpu.kernels(),
                gpu.power(),
                gpu.nvlink());
    }

    private static Topology twoDomains(Gpu gpu) {
        return twoDomains(gpu, true);
    }

    /**
     * <pre>
     *   rack0: gpu0 gpu1 ═ nvswitch0      rack1: gpu0 gpu1 ═ nvswitch0
     *             └─┬─┘                             └─┬─┘
     *              cpu0 ─────────── leaf ─────────── cpu0
     *                                 └── frontend
     * </pre>
     */
    private static Topology twoDomains(Gpu gpu, boolean reducing) {
        var draw = new Drawing("two domains");
        var leaf = draw.one("leaf", CATALOGUE.switchChip("spectrum4"));
        var frontend = draw.one("frontend", CATALOGUE.cpu("xeon-8480"));
        var chip = CATALOGUE.switchChip("nvswitch5");
        var ethernet = CATALOGUE.medium("ethernet-400g");
        for (var number = 0; number < 2; number++) {
            var rack = draw.rack(number);
            var gpus = rack.row("gpu", 2, gpu);
            var nvswitch = rack.row("nvswitch", 1, reducing ? chip : withoutReduction(chip));
            var cpu = rack.row("cpu", 1, CATALOGUE.cpu("xeon-8480"));
            draw.wire(gpus.each(), CATALOGUE.medium("nvlink5"), nvswitch.all());
            draw.wire(gpus.blocksOf(2), CATALOGUE.medium("pcie5-x16"), cpu.each());
            draw.wire(cpu.each(), ethernet, leaf.all());
        }
        draw.wire(frontend.all(), ethernet, leaf.all());
        return draw.seal();
    }

    private static SwitchChip withoutReduction(SwitchChip chip) {
        return new SwitchChip(chip.name(), chip.kind(), chip.ports(), chip.latency(), false);
    }
}
