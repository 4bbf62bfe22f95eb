package orrery.deploy.pareto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topologies;
import orrery.node.family.Configurations;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.plan.Cut;

final class CutsTest {
    private static final Formats FP8 = new Formats(NumberFormat.FP8_E4M3, NumberFormat.FP8_E4M3, NumberFormat.FP8_E4M3);

    @Test
    void aRackTriesTensorAndExpertsOverAllOfItsGpus() {
        var words = words("deepseek-r1", "gb200-nvl72", Integer.MAX_VALUE);
        assertTrue(words.containsAll(List.of("TP8 EP8", "DP8 EP8", "DP64 EP64", "DP72 EP72")), words::toString);
    }

    @Test
    void experts256Over72RanksAreHeldTwiceSoThatEachRankHasFour() {
        var architecture = Configurations.named("deepseek-r1");
        var wide = Cuts.of(architecture, Topologies.named("gb200-nvl72"), Integer.MAX_VALUE).stream()
                .filter(cut -> cut.attention().data() == 72)
                .findFirst()
                .orElseThrow();
        assertEquals(288 - 256, wide.feedForward().redundant());
    }

    @Test
    void noCopyIsWiderThanAsked() {
        var architecture = Configurations.named("llama-3.1-405b");
        var cuts = Cuts.of(architecture, Topologies.named("gb200-nvl72"), 8);
        assertTrue(cuts.stream().mapToInt(Cut::ranks).max().orElseThrow() == 8, cuts::toString);
    }

    @Test
    void tensorDegreesStayWithinAnNvlinkDomain() {
        var words = words("llama-3.1-405b", "compose:rack=hgx-h100,racks=4", Integer.MAX_VALUE);
        assertTrue(words.contains("TP8") && !words.contains("TP16") && words.contains("PP2 TP8"), words::toString);
    }

    @Test
    void feedForwardTakesTheFewestRacksOfLpusThatHoldIt() {
        var lpu = Catalogue.load().lpu("lp30");
        var small = new SeparateCuts(Configurations.named("gpt-oss-120b"), FP8, 72, lpu, 256);
        var large = new SeparateCuts(Configurations.named("deepseek-r1"), FP8, 72, lpu, 256);
        assertEquals(1, small.fewestRacks().orElseThrow().racks());
        var racked = large.fewestRacks().orElseThrow();
        assertTrue(racked.racks() > 5, "650 GB of experts in 128 GB a rack: " + racked.racks());
        racked.cuts().forEach(cut -> {
            assertTrue(cut.pipeline() * cut.feedForward().ranks() <= racked.racks() * 256, cut::toString);
            assertTrue(cut.pipeline() * cut.attentionRanks() <= 72, cut::toString);
        });
    }

    private static List<String> words(String model, String topology, int widest) {
        return Cuts.of(Configurations.named(model), Topologies.named(topology), widest).stream()
                .map(PlanWords::of)
                .toList();
    }
}
