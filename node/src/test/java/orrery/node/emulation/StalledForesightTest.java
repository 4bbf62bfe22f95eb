package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Device;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.execution.Accelerator.Answering;
import orrery.node.execution.Means;
import orrery.node.execution.ProgramOrder;
import orrery.node.format.Formats;
import orrery.node.forward.CopyForesight;
import orrery.node.gpu.GpuDevice;
import orrery.node.numerics.NumericsKind;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.plan.Seat;
import orrery.node.program.Program;
import orrery.node.scenario.Load;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.Sizing;
import orrery.node.scenario.Sizing.Routing;
import orrery.node.seating.Seating;
import orrery.protocol.units.SimDuration;

/** A run whose steps are foreseen stands still where one that runs them would. */
class StalledForesightTest {
    private static final int REQUESTS = 4;

    private final Scenario scenario = scenario();
    private final Topology topology = Topologies.named(scenario.topology());
    private final Seating seating = new Seating(topology, scenario.plan().deployment());
    private final Models models = Models.open(scenario);
    private final Devices devices = new Devices(scenario, topology, models);

    /** One rank has nothing to do, and the others wait for it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void aWholeStepThatNeverEndsIsAStalledRun(int idle) {
        var foresight =
                devices.foresight(0, device -> means(device, seating.seats(0).get(idle)));
        var foresights = new Foresights(scenario, models, _ -> foresight);
        foresights.of(0);

        var findings = run(foresight, foresights);

        var text = assertThrows(RunStalled.class, () -> Finishing.require(topology, List.of(findings)))
                .getMessage();
        assertTrue(text.contains("4 of 4 requests never finished"), text);
        assertTrue(text.contains(" waits in AllReduce"), text);
        assertEquals(1, findings.foreseen().whole());
    }

    private Means means(int device, Seat idle) {
        var own = devices.means(device, null);
        return device == seating.device(idle)
                ? new Means(
                        new ProgramOrder(new Program(List.of())),
                        own.numerics(),
                        own.cost(),
                        own.communicators(),
                        own.choices(),
                        null)
                : own;
    }

    private Findings run(CopyForesight foresight, Foresights foresights) {
        var shells = IntStream.range(0, topology.devices())
                .mapToObj(device -> new Shell(device(device, foresight), Ports.peers(topology, device)))
                .toList();
        PlainLoop.drive(shells, topology);
        return new Collecting(scenario, topology, models.served(), devices.planes(), shells)
                .findings(false, foresights);
    }

    private Device device(int device, CopyForesight foresight) {
        return seating.seat(device)
                .filter(_ -> topology.kind(device) == DeviceKind.GPU)
                .<Device>map(seat -> new GpuDevice(
                        topology, Routes.of(topology), device, seat, devices.means(device, foresight), Answering.NONE))
                .orElseGet(() -> devices.make(device));
    }

    /** One data group has long prompts, so that communications overlap and the step is run whole. */
    private static Scenario scenario() {
        var cut = new Cut(
                DeviceKind.GPU,
                1,
                new Attention(2, 2, 2),
                new FeedForward(8, 1, 0, Exchange.GATHER, DeviceKind.GPU),
                1);
        var asks = IntStream.range(0, REQUESTS)
                .mapToObj(request -> new Load.Ask("1 2 3".repeat(1 + request % 2 * 500), ""))
                .toList();
        return new Scenario(
                        "stalled",
                        "hgx-h100",
                        new ModelSource.Seeded("llama-3.2-1b", 1),
                        new Plan(new Deployment(List.of(new Pool(Duty.SERVE, cut, 1))), AllReduce.AUTO, null, false),
                        NumericsKind.NONE,
                        Formats.F32,
                        new Load(asks, 3, 4096, SimDuration.ZERO),
                        new Sampling.Greedy(),
                        1)
                .sized(new Sizing(Routing.EVEN, true));
    }
}
