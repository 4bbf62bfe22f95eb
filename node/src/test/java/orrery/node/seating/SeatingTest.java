package orrery.node.seating;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.scenario.ScenarioProblem;

final class SeatingTest {
    private static final Topology HGX = Topologies.named("hgx-h100");
    private static final Topology LPX = Topologies.named("lpx");

    @Test
    void copiesAndStagesTakeConsecutiveGpus() {
        var seating = new Seating(HGX, deployment(new Pool(Duty.SERVE, pipeline(2, 2), 2)));
        var gpus = HGX.gpus();
        assertEquals(2, seating.copies());
        assertEquals(gpus[3], seating.device(new Seat(0, 1, Side.ATTENTION, 1)));
        assertEquals(gpus[4], seating.device(new Seat(1, 0, Side.ATTENTION, 0)));
        assertEquals(Optional.of(new Seat(1, 1, Side.ATTENTION, 0)), seating.seat(gpus[6]));
    }

    @Test
    void seatsAndDevicesAreTwoWaysToSayTheSame() {
        var seating = new Seating(
                HGX, deployment(new Pool(Duty.PREFILL, Cut.tensor(2), 1), new Pool(Duty.DECODE, pipeline(2, 1), 2)));
        var all = IntStream.range(0, seating.copies()).boxed().flatMap(copy -> seating.seats(copy).stream());
        assertEquals(
                6,
                all.peek(seat -> assertEquals(Optional.of(seat), seating.seat(seating.device(seat))))
                        .count());
        assertTrue(seating.seat(HGX.gpus()[6]).isEmpty());
    }

    @Test
    void aCopyIsScheduledWhereItsFirstGpuHangs() {
        var seating = new Seating(HGX, deployment(new Pool(Duty.SERVE, Cut.tensor(3), 2)));
        var gpus = HGX.gpus();
        assertEquals(HGX.hostOf(gpus[3]), seating.schedulingHost(1));
        assertArrayEquals(new int[] {HGX.hostOf(gpus[3]), HGX.hostOf(gpus[4])}, seating.hosts(1));
        var fed = seating.seatsOf(HGX.hostOf(gpus[4]), 1).stream().map(Seat::rank);
        assertEquals(List.of(1, 2), fed.toList());
    }

    @Test
    void cpusThatComputeAreNotTheFrontendAndScheduleThemselves() {
        var cut = new Cut(
                DeviceKind.CPU,
                1,
                new Attention(2, 1, 1),
                new FeedForward(2, 1, 0, Exchange.GATHER, DeviceKind.CPU),
                1);
        var seating = new Seating(HGX, deployment(new Pool(Duty.SERVE, cut, 1)));
        var frontend = HGX.find("frontend").orElseThrow();
        var cpus = Arrays.stream(HGX.cpus()).filter(cpu -> cpu != frontend).toArray();
        assertArrayEquals(cpus, seating.hosts(0));
        assertEquals(cpus[0], seating.schedulingHost(0));
    }

    @Test
    void lpusAreTakenInTheirOwnOrder() {
        var cut = new Cut(
                DeviceKind.LPU,
                4,
                new Attention(1, 1, 1),
                new FeedForward(1, 1, 0, Exchange.GATHER, DeviceKind.LPU),
                1);
        var seating = new Seating(LPX, deployment(new Pool(Duty.SERVE, cut, 3)));
        assertEquals(LPX.lpus()[11], seating.device(new Seat(2, 3, Side.ATTENTION, 0)));
    }

    @Test
    void tooFewDevicesNameTheDegreeOrTheReplicas() {
        var degree = problem(HGX, new Pool(Duty.SERVE, Cut.tensor(9), 1));
        assertEquals("plan.tensor_parallel", degree.field());
        assertTrue(degree.allowed().contains("at most 8 GPUs"), degree::allowed);
        var replicas = problem(HGX, new Pool(Duty.SERVE, Cut.tensor(3), 3));
        assertEquals("plan.replicas", replicas.field());
        assertTrue(replicas.allowed().startsWith("1 to 2:"), replicas::allowed);
        var stages = problem(HGX, new Pool(Duty.PREFILL, pipeline(2, 5), 1));
        assertEquals("plan.prefill.pipeline_parallel", stages.field());
        assertEquals(
                "plan.device",
                problem(LPX, new Pool(Duty.SERVE, Cut.tensor(1), 1)).field());
    }

    @Test
    void aSecondPoolGetsWhatTheFirstLeaves() {
        var problem = problem(HGX, new Pool(Duty.DECODE, Cut.tensor(4), 1), new Pool(Duty.PREFILL, Cut.tensor(5), 1));
        assertEquals("plan.prefill.tensor_parallel", problem.field());
        assertTrue(problem.allowed().contains("at most 4 GPUs"), problem::allowed);
    }

    @Test
    void degreesBeyondAllNumbersAreTooMany() {
        var huge = 1 << 30;
        var cut = new Cut(
                DeviceKind.GPU,
                huge,
                new Attention(huge, huge, huge),
                new FeedForward(1, 1, 0, Exchange.GATHER, DeviceKind.GPU),
                1);
        assertEquals(
                "plan.attention.tensor_parallel",
                problem(HGX, new Pool(Duty.SERVE, cut, 1)).field());
    }

    private static ScenarioProblem problem(Topology topology, Pool... pools) {
        return assertThrows(ScenarioProblem.class, () -> new Seating(topology, deployment(pools)));
    }

    private static Cut pipeline(int tensor, int stages) {
        var one = Cut.tensor(tensor);
        return new Cut(one.device(), stages, one.attention(), one.feedForward(), 1);
    }

    private static Deployment deployment(Pool... pools) {
        return new Deployment(List.of(pools));
    }
}
