package orrery.fabric.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologyProblem;

class LostLinksTest {
    private static final Topology NVL72 = Topologies.named("gb200-nvl72");
    private static final Topology NVL576 = Topologies.named("rubin-ultra-nvl576");

    private static LostLinks lost(String... patterns) {
        return LostLinks.parse(NVL72, List.of(patterns));
    }

    @ParameterizedTest
    @CsvSource({
        "nvswitch3, 144",
        "gpu0->nvswitch17, 2",
        "nvswitch17->gpu0, 2",
        "gpu*->nvswitch17, 144",
        "nvswitch1*, 1296", // 1 and 10 to 17
        "*, 2810",
        "gpu7 → nvswitch*, 36",
    })
    void losesAWireInBothDirectionsAndADeviceWithAllOfItsWires(String pattern, int links) {
        assertEquals(links, lost(pattern).count());
        assertEquals(links, lost(pattern, pattern).count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nvswich3 | lost link: gb200-nvl72 has no device \"nvswich3\", allowed: names of its devices, where * stands for"
                        + " any letters, such as gpu0; did you mean \"nvswitch3\"?",
                "gpu0->gpu1 | lost link \"gpu0->gpu1\": no wire of gb200-nvl72 joins the two, allowed: neighbours, such as"
                        + " gpu0->nvswitch0",
                "rack*/gpu0 | lost link: gb200-nvl72 has no device \"rack*/gpu0\", allowed: names of its devices, where * stands"
                        + " for any letters, such as gpu0",
            })
    void refusesWhatMatchesNothing(String pattern, String message) {
        assertEquals(
                message,
                assertThrows(TopologyProblem.class, () -> lost(pattern)).getMessage());
    }

    @Test
    void refusesAPatternOfNothing() {
        assertThrows(TopologyProblem.class, () -> lost(""));
        assertThrows(TopologyProblem.class, () -> lost("->"));
        assertThrows(TopologyProblem.class, () -> lost("*".repeat(100_000)));
    }

    @Test
    void aPlaneThatLostItsLinkToOneOfAPairIsOfNoUseToThatPair() {
        var routes = Routes.of(NVL72, 0, lost("gpu5->nvswitch7"));

        assertEquals(18, routes.choices(0, 1));
        assertEquals(17, routes.choices(0, 5));
        assertEquals(17, routes.choices(5, 0));
        assertTrue(IntStream.of(routes.ports(0, 5)).noneMatch(port -> port == 7));
        assertTrue(IntStream.of(routes.ports(5, 0)).noneMatch(port -> port == 7));
    }

    @Test
    void aLostSwitchIsAPlaneLessForEverybody() {
        var routes = Routes.of(NVL72, 0, lost("nvswitch16", "nvswitch17"));
        for (int gpu = 1; gpu < 72; gpu++) {
            assertEquals(16, routes.choices(0, gpu));
            assertEquals(2, routes.hops(0, gpu));
        }
    }

    @Test
    void aPairWithoutAnyPlaneLeftHasNoRoute() {
        var routes = Routes.of(NVL72, 0, lost("gpu3->nvswitch*"));
        assertThrows(NoRoute.class, () -> routes.port(0, 3, 0));
        assertEquals(1, routes.hops(3, NVL72.hostOf(3)));
    }

    @Test
    void aTreeAvoidsLostSpinesAndRefusesAPlaneWithoutAMember() {
        int[] members = {
            NVL576.find("rack0/gpu0").orElseThrow(), NVL576.find("rack5/gpu9").orElseThrow()
        };
        var one = LostLinks.parse(NVL576, List.of("spine8", "spine9", "spine11"));
        var tree = MulticastTrees.of(NVL576, 3, one).tree(members, 2);
        assertEquals("spine10", NVL576.name(tree.root().device()));

        var all = LostLinks.parse(NVL576, List.of("spine8", "spine9", "spine10", "spine11"));
        assertThrows(NoRoute.class, () -> MulticastTrees.of(NVL576, 3, all).tree(members, 2));
        var gpu = LostLinks.parse(NVL576, List.of("rack5/gpu9->rack5/nvswitch2"));
        assertEquals(
                "rack5/gpu9 has lost its link of plane 2; take another plane",
                assertThrows(
                                NoRoute.class,
                                () -> MulticastTrees.of(NVL576, 3, gpu).tree(members, 2))
                        .getMessage());
        assertEquals(
                3, MulticastTrees.of(NVL576, 3, gpu).tree(members, 3).stages().size());
    }
}
