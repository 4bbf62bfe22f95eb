package orrery.fabric.routing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;

class MulticastTreesTest {
    private static final Topology NVL576 = Topologies.named("rubin-ultra-nvl576");

    /** Members behind each stage's down ports, in the order of the ports. */
    private static List<Integer> spread(Topology topology, MulticastTree tree, MulticastTree.Stage stage) {
        var members = new ArrayList<Integer>();
        for (int port : stage.downPorts()) {
            int below = topology.peer(stage.device(), port);
            if (topology.kind(below).isSwitch()) {
                var next =
                        tree.stages().stream().filter(s -> s.device() == below).findFirst();
                assertEquals(
                        topology.peerPort(stage.device(), port),
                        next.orElseThrow().upPort());
                members.addAll(spread(topology, tree, next.get()));
            } else {
                members.add(below);
            }
        }
        return members;
    }

    private static int[] randomGroup(Random random) {
        var gpus = new ArrayList<>(IntStream.of(NVL576.gpus()).boxed().toList());
        Collections.shuffle(gpus, random);
        return gpus.stream()
                .limit(1 + random.nextInt(64))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void reachesEveryMemberOnceAndKeepsRankOrder(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            var members = randomGroup(random);
            int plane = random.nextInt(72);
            var tree = MulticastTrees.of(NVL576, seed).tree(members, plane);
            var reached = spread(NVL576, tree, tree.root());

            assertEquals(new TreeSet<>(IntStream.of(members).boxed().toList()), new TreeSet<>(reached), "seed " + seed);
            assertEquals(members.length, reached.size(), "seed " + seed);
            assertTrue(tree.reduces());
            assertEquals(tree, MulticastTrees.of(NVL576, seed).tree(members, plane));
            tree.stages().forEach(stage -> assertRankOrder(members, tree, stage, seed));
        }
    }

    private static void assertRankOrder(int[] members, MulticastTree tree, MulticastTree.Stage stage, long seed) {
        var ranks = IntStream.of(members).boxed().toList();
        var lowest = IntStream.of(stage.downPorts())
                .map(port ->
                        spread(NVL576, tree, new MulticastTree.Stage(stage.device(), new int[] {port}, -1)).stream()
                                .mapToInt(ranks::indexOf)
                                .min()
                                .orElseThrow())
                .toArray();
        assertArrayEquals(IntStream.of(lowest).sorted().toArray(), lowest, "seed " + seed);
    }

    @Test
    void aGroupInOneRackNeedsOnlyItsLeafSwitch() {
        var members = new int[] {7, 3, 5};
        var tree = MulticastTrees.of(NVL576).tree(members, 11);

        assertEquals(1, tree.stages().size());
        assertTrue(tree.root().isRoot());
        assertEquals("rack0/nvswitch11", NVL576.name(tree.root().device()));
        assertArrayEquals(members, tree.root().downPorts(), "ports follow ranks, not numbers");
    }

    @Test
    void aGroupOverRacksMeetsAtASpineOfItsPlane() {
        var members = new int[] {
            NVL576.find("rack5/gpu1").orElseThrow(),
            0,
            NVL576.find("rack5/gpu0").orElseThrow()
        };
        var spines = new TreeSet<String>();
        for (long seed = 0; seed < 64; seed++) {
            var tree = MulticastTrees.of(NVL576, seed).tree(members, 11);
            assertEquals(List.of("rack5/nvswitch11", "rack0/nvswitch11"), leafNames(tree));
            spines.add(NVL576.name(tree.root().device()));
        }
        assertEquals(new TreeSet<>(List.of("spine44", "spine45", "spine46", "spine47")), spines);
    }

    private static List<String> leafNames(MulticastTree tree) {
        return tree.stages().stream()
                .filter(stage -> !stage.isRoot())
                .map(stage -> NVL576.name(stage.device()))
                .toList();
    }

    @Test
    void tellsWhenASwitchOnTheWayCannotAdd() {
        UnaryOperator<SwitchChip> deaf =
                chip -> new SwitchChip(chip.name(), chip.kind(), chip.ports(), chip.latency(), false);

        assertTrue(MulticastTrees.of(twoIslands(UnaryOperator.identity(), 1))
                .tree(new int[] {0, 2}, 0)
                .reduces());
        assertFalse(
                MulticastTrees.of(twoIslands(deaf, 1)).tree(new int[] {0, 2}, 0).reduces());
    }

    @Test
    void refusesMembersWhoseSwitchesShareNoParent() {
        var trees = MulticastTrees.of(twoIslands(UnaryOperator.identity(), 2));
        var problem = assertThrows(NoRoute.class, () -> trees.tree(new int[] {0, 2}, 0));

        assertEquals(
                "in plane 0 of islands the switches nvswitch0, nvswitch1 share no parent;"
                        + " choose members below one switch, or wire a spine",
                problem.getMessage());
    }

    /** Two GPUs to a switch; the two switches meet at one spine, or at none because each has its own. */
    private static Topology twoIslands(UnaryOperator<SwitchChip> spineChip, int spines) {
        var catalogue = Catalogue.load();
        var draw = new Drawing("islands");
        var gpu = draw.row("gpu", 4, catalogue.gpu("gb200"));
        var nvswitch = draw.row("nvswitch", 2, catalogue.switchChip("nvswitch5"));
        var spine = draw.row("spine", spines, spineChip.apply(catalogue.switchChip("nvswitch5")));
        var nvlink = catalogue.medium("nvlink5");
        draw.wire(gpu.blocksOf(2), nvlink, nvswitch.each());
        draw.wire(nvswitch.each(), nvlink, spine.each());
        if (spines > 1) {
            draw.wire(spine.only(0), nvlink, spine.only(1));
        }
        return draw.seal();
    }

    @Test
    void refusesWhatIsNoGroup() {
        var trees = MulticastTrees.of(NVL576);
        var cpu = NVL576.cpus()[0];

        assertThrows(NoRoute.class, () -> trees.tree(new int[0], 0));
        assertThrows(NoRoute.class, () -> trees.tree(new int[] {1, 2, 1}, 0));
        assertThrows(NoRoute.class, () -> trees.tree(new int[] {1, cpu}, 0));
        assertThrows(NoRoute.class, () -> trees.tree(new int[] {-1}, 0));
        assertThrows(NoRoute.class, () -> trees.tree(new int[] {1, 2}, 72), "port 72 leads to the CPU");
        assertThrows(NoRoute.class, () -> trees.tree(new int[] {1, 2}, -1));
    }
}
