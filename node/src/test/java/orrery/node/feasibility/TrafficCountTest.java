package orrery.node.feasibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium.Kind;
import orrery.fabric.topology.Topologies;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.SmallArchitectures;
import orrery.node.format.Formats;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.seating.Seating;

/** A row of the residual stream is 96 float32: 384 bytes; logits of a token are 480: 1920 bytes. */
final class TrafficCountTest {
    private static final Architecture LLAMA = SmallArchitectures.llama(2);

    @Test
    void oneDeviceSendsLogitsToItsCpuAlone() {
        assertEquals(Map.of(Kind.PCIE, 3L * 1920), of("hgx-h100", LLAMA, Cut.tensor(1), 3));
    }

    /** Embedding and four blocks are summed; each of four GPUs hands a quarter of the logits on, the first its own. */
    @Test
    void tensorParallelismSumsAfterEveryBlock() {
        var sums = 5L * 2 * 3 * 384;
        assertEquals(Map.of(Kind.NVLINK, sums + 1440, Kind.PCIE, 1920L), of("hgx-h100", LLAMA, Cut.tensor(4), 1));
    }

    /** Twelve ranks on two servers of eight: one domain's worth crosses the network twice, the rest stays inside. */
    @Test
    void whatSpansTwoDomainsCrossesTheNetworkOnce() {
        var traffic = of("12x-hgx-h100", LLAMA, Cut.tensor(12), 1);
        assertEquals(5L * 2 * 10 * 384 + 7 * 160, traffic.get(Kind.NVLINK));
        assertEquals(5L * 2 * 384 + 4 * 160, traffic.get(Kind.INFINIBAND));
    }

    /** Three of 24 experts, twelve on each of two devices: a token stays at home alone when all three are there. */
    @Test
    void aTokenGoesToADeviceOnceHoweverManyOfItsExpertsAreThere() {
        var cut = new Cut(
                DeviceKind.GPU,
                1,
                new Attention(1, 2, 1),
                new FeedForward(1, 2, 0, Exchange.ALL_TO_ALL, DeviceKind.GPU),
                1);
        var architecture =
                SmallArchitectures.of(List.of(SmallArchitectures.grouped(0, 0), SmallArchitectures.experts(0, 0)));
        var away = 1 - 12.0 * 11 * 10 / (24 * 23 * 22);
        var expected = Math.round(2 * (2 * away * 384 + 1.5 * 8));
        assertEquals(Map.of(Kind.NVLINK, expected, Kind.PCIE, 2L * 1920), of("hgx-h100", architecture, cut, 2));
    }

    @Test
    void stagesSendEveryRanksRows() {
        var one = Cut.tensor(1);
        var cut = new Cut(DeviceKind.GPU, 2, one.attention(), one.feedForward(), 2);
        assertEquals(Map.of(Kind.NVLINK, 5L * 384, Kind.PCIE, 5L * 1920), of("hgx-h100", LLAMA, cut, 5));
    }

    private static Map<Kind, Long> of(String name, Architecture architecture, Cut cut, int tokens) {
        var topology = Topologies.named(name);
        var seating = new Seating(topology, new Deployment(List.of(new Pool(Duty.SERVE, cut, 1))));
        return TrafficCount.of(topology, seating, 0, architecture, Formats.F32, tokens)
                .bytes();
    }
}
