package orrery.node.feasibility;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.SmallArchitectures;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Cuts;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.ScenarioProblem;

/** 24 heads, dense blocks 192 wide, experts 48 wide. */
final class PlanCheckTest {
    private static final Architecture LLAMA = SmallArchitectures.llama(4);
    private static final Architecture DEEPSEEK = SmallArchitectures.deepseek(4);

    private static final Architecture HYBRID = SmallArchitectures.of(
            List.of(SmallArchitectures.states(0), SmallArchitectures.grouped(1, 0), SmallArchitectures.dense(2)));

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** Degrees up to 4 divide 24 heads; the rest is decided as this test says it in other words. */
    @ParameterizedTest
    @MethodSource("seeds")
    void refusesExactlyWhatDoesNotDivide(long seed) {
        var cut = Cuts.random(seed);
        var divides = 24 / cut.attention().tensor() % cut.attention().context() == 0
                && (cut.separate() || 192 % cut.denseRanks() == 0)
                && 48 % cut.feedForward().tensor() == 0;
        if (divides) {
            assertDoesNotThrow(() -> PlanCheck.check(DEEPSEEK, Duty.SERVE, cut), () -> "seed " + seed + ": " + cut);
        } else {
            assertThrows(ScenarioProblem.class, () -> check(DEEPSEEK, cut), () -> "seed " + seed + ": " + cut);
        }
    }

    @Test
    void headsNameTheDegreesThatDivideThem() {
        var problem = problem(LLAMA, Cut.tensor(7));
        assertEquals("plan.tensor_parallel", problem.field());
        assertEquals("1, 2, 3, 4, 6, 8, 12 or 24, which divide 24 query heads", problem.allowed());
        assertEquals("use 8", problem.remedy());
    }

    @Test
    void contextRanksShareTheHeadsOfATensorRank() {
        var problem = problem(LLAMA, shared(new Attention(8, 1, 2), 16, 1));
        assertEquals("plan.attention.context_parallel", problem.field());
        assertTrue(problem.allowed().startsWith("1 or 3, which divide 3 query heads"), problem::allowed);
    }

    @Test
    void aDenseBlockIsCutOverWholeDataGroups() {
        var problem = problem(DEEPSEEK, shared(new Attention(4, 3, 1), 6, 2));
        assertEquals("plan.feed_forward.tensor_parallel", problem.field());
        assertEquals("use 4 or 8", problem.remedy());
    }

    @Test
    void degreesOnTheSameDevicesComeToTheSameNumber() {
        var expert = problem(DEEPSEEK, shared(new Attention(4, 2, 1), 2, 3));
        assertEquals("plan.feed_forward.expert_parallel", expert.field());
        assertEquals("use 4", expert.remedy());
        assertEquals(
                "plan.feed_forward.tensor_parallel",
                problem(LLAMA, shared(new Attention(4, 2, 1), 4, 1)).field());
    }

    @Test
    void aModelWithoutExpertsHasNoneToSpread() {
        var problem = problem(LLAMA, shared(new Attention(4, 2, 1), 4, 2));
        assertEquals("plan.feed_forward.expert_parallel", problem.field());
        assertEquals("1: small has no experts", problem.allowed());
    }

    @Test
    void stagesHaveWholeLayers() {
        var one = Cut.tensor(2);
        var problem = problem(LLAMA, new Cut(one.device(), 5, one.attention(), one.feedForward(), 1));
        assertEquals("plan.pipeline_parallel", problem.field());
        assertTrue(problem.allowed().startsWith("1 to 4"), problem::allowed);
    }

    @Test
    void feedForwardOfItsOwnIsOnLpusBehindGpus() {
        var others = new FeedForward(2, 1, 0, Exchange.ALL_TO_ALL, DeviceKind.CPU);
        var problem = problem(LLAMA, new Cut(DeviceKind.GPU, 1, new Attention(2, 1, 1), others, 1));
        assertEquals("plan.feed_forward.device", problem.field());
    }

    @Test
    void aDraftsProblemIsNamedWhereTheDraftStands() {
        var problem = assertThrows(ScenarioProblem.class, () -> PlanCheck.check(LLAMA, Duty.DRAFT, Cut.tensor(5)));
        assertEquals("plan.draft.tensor_parallel", problem.field());
    }

    @Test
    void groupsOfAStateSpaceLayerStayWhole() {
        var problem = problem(HYBRID, Cut.tensor(8));
        assertEquals("plan.tensor_parallel", problem.field());
        assertEquals("1, 2, 3 or 6, which divide 6 groups of heads of a state-space layer", problem.allowed());
    }

    @Test
    void aStateCannotBeSharedOutByPositions() {
        var problem = problem(HYBRID, shared(new Attention(2, 1, 2), 4, 1));
        assertEquals("plan.attention.context_parallel", problem.field());
        assertTrue(problem.allowed().startsWith("1: "), problem::allowed);
    }

    @Test
    void nothingIsGuessedAheadOfAState() {
        var serve = new Pool(Duty.SERVE, Cut.tensor(2), 1);
        var guessed = new Deployment(List.of(serve, new Pool(Duty.DRAFT, Cut.tensor(1), 1)));
        DraftCheck.checkGuesses(LLAMA, guessed);
        DraftCheck.checkGuesses(HYBRID, new Deployment(List.of(serve)));
        var problem = assertThrows(ScenarioProblem.class, () -> DraftCheck.checkGuesses(HYBRID, guessed));
        assertEquals("plan.draft", problem.field());
    }

    private static Cut shared(Attention attention, int tensor, int expert) {
        var feedForward = new FeedForward(tensor, expert, 0, Exchange.ALL_TO_ALL, DeviceKind.GPU);
        return new Cut(DeviceKind.GPU, 1, attention, feedForward, 1);
    }

    private static void check(Architecture architecture, Cut cut) {
        PlanCheck.check(architecture, Duty.SERVE, cut);
    }

    private static ScenarioProblem problem(Architecture architecture, Cut cut) {
        return assertThrows(ScenarioProblem.class, () -> check(architecture, cut));
    }
}
