package orrery.node.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.SmallArchitectures;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Seat.Side;

/** A few programs written out: number, micro-batch, work, and what it waits for. */
final class GoldenProgramsTest {
    @Test
    void aDenseLayerOnTwoGpus() {
        var cut = Cut.tensor(2);
        assertEquals("""
                0 m0 Embed[] []
                1 m0 AllReduce[group=ATTENTION] [0]
                2 m0 Add[] [1]
                3 m0 Attend[block=0] [2]
                4 m0 AllReduce[group=ATTENTION] [3]
                5 m0 Add[] [4]
                6 m0 Normalise[block=1] [5]
                7 m0 Transform[block=1] [6]
                8 m0 AllReduce[group=ATTENTION] [7]
                9 m0 Add[] [8]
                10 m0 Score[] [9]
                11 m0 GatherLogits[group=ATTENTION] [10]
                12 m0 HandOver[] [11]
                """, transcript(SmallArchitectures.llama(1), cut, 0, Side.ATTENTION));
    }

    @Test
    void oneDeviceCommunicatesWithItsCpuAlone() {
        assertEquals("""
                0 m0 Embed[] []
                1 m0 Add[] [0]
                2 m0 Attend[block=0] [1]
                3 m0 Add[] [2]
                4 m0 Normalise[block=1] [3]
                5 m0 Transform[block=1] [4]
                6 m0 Add[] [5]
                7 m0 Score[] [6]
                8 m0 HandOver[] [7]
                """, transcript(SmallArchitectures.llama(1), Cut.tensor(1), 0, Side.ATTENTION));
    }

    /** The first layer's dense block over two data groups of context ranks, then experts all over the stage. */
    @Test
    void aStageOfDeepseekWithGatheredRows() {
        var cut = new Cut(
                DeviceKind.GPU,
                2,
                new Attention(1, 4, 2),
                new FeedForward(4, 2, 0, Exchange.GATHER, DeviceKind.GPU),
                1);
        assertEquals("""
                0 m0 Embed[] []
                1 m0 AllReduce[group=ATTENTION] [0]
                2 m0 Add[] [1]
                3 m0 AttendPart[block=0] [2]
                4 m0 ExchangeParts[group=CONTEXT] [3]
                5 m0 MergeParts[block=0] [4]
                6 m0 AllReduce[group=ATTENTION] [5]
                7 m0 Add[] [6]
                8 m0 Normalise[block=1] [7]
                9 m0 GatherRows[group=FEED_FORWARD_ROWS] [8]
                10 m0 Transform[block=1] [9]
                11 m0 AllReduce[group=FEED_FORWARD] [10]
                12 m0 Select[rows=FEED_FORWARD_ROWS] [11]
                13 m0 Add[] [12]
                14 m0 AttendPart[block=2] [13]
                15 m0 ExchangeParts[group=CONTEXT] [14]
                16 m0 MergeParts[block=2] [15]
                17 m0 AllReduce[group=ATTENTION] [16]
                18 m0 Add[] [17]
                19 m0 Normalise[block=3] [18]
                20 m0 GatherRows[group=STAGE_ROWS] [19]
                21 m0 Transform[block=3] [20]
                22 m0 AllReduce[group=STAGE] [21]
                23 m0 Select[rows=STAGE_ROWS] [22]
                24 m0 Add[] [23]
                25 m0 Send[] [24]
                """, transcript(SmallArchitectures.deepseek(4), cut, 0, Side.ATTENTION));
    }

    @Test
    void expertsOnLpusOfTheirOwnInTwoMicroBatches() {
        var cut = new Cut(
                DeviceKind.GPU,
                2,
                new Attention(1, 1, 1),
                new FeedForward(1, 2, 0, Exchange.ALL_TO_ALL, DeviceKind.LPU),
                2);
        assertEquals("""
                0 m0 Receive[] []
                1 m1 Receive[] []
                2 m0 Attend[block=2] [0]
                3 m0 Add[] [2]
                4 m1 Attend[block=2] [1]
                5 m1 Add[] [4]
                6 m0 Route[block=3] [3]
                7 m0 Dispatch[block=3] [6]
                8 m0 Combine[block=3] [7]
                9 m0 MergeExperts[block=3] [8]
                10 m0 Add[] [9]
                11 m1 Route[block=3] [5]
                12 m1 Dispatch[block=3] [11]
                13 m1 Combine[block=3] [12]
                14 m1 MergeExperts[block=3] [13]
                15 m1 Add[] [14]
                16 m0 Score[] [10]
                17 m0 HandOver[] [16]
                18 m1 Score[] [15]
                19 m1 HandOver[] [18]
                """, transcript(SmallArchitectures.deepseek(2), cut, 1, Side.ATTENTION));
        assertEquals("""
                0 m0 Dispatch[block=3] []
                1 m0 RunExperts[block=3] [0]
                2 m0 Combine[block=3] [1]
                3 m1 Dispatch[block=3] []
                4 m1 RunExperts[block=3] [3]
                5 m1 Combine[block=3] [4]
                """, transcript(SmallArchitectures.deepseek(2), cut, 1, Side.FEED_FORWARD));
    }

    private static String transcript(Architecture architecture, Cut cut, int stage, Side side) {
        return Lowering.of(architecture, cut, stage, side).nodes().stream()
                .map(node -> node.number() + " m" + node.microBatch() + " " + node.work() + " " + node.after() + "\n")
                .collect(Collectors.joining());
    }
}
