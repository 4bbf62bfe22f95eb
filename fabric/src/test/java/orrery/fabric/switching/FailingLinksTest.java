package orrery.fabric.switching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.actor.Gathering;
import orrery.fabric.actor.Part;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.fault.DeviceFault;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.fabric.fault.Strike;
import orrery.fabric.fault.Strikes;
import orrery.fabric.link.Ports;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.NvlinkMessage.LoadReduce;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Tensor;

/** Links that fail under traffic: nothing is lost that the link can send again, and what is left is as wide as its lanes. */
class FailingLinksTest {
    private static final int GPUS = 6;
    private static final int PLANES = 3;
    private static final long LASTS_PS = 100_000_000;

    private static ScheduledFault fault(long atPs, long forPs, FaultAction action, String select, double amount) {
        var effect = new Effect(amount, Effect.Severity.USUAL);
        return new ScheduledFault(Timing.at(atPs, forPs), action, select, effect, 0);
    }

    private static List<Strike> strikes(Topology topology, long seed) {
        var random = new SplittableRandom(seed);
        var faults = new ArrayList<ScheduledFault>();
        for (var gpu = 0; gpu < GPUS; gpu++) {
            var actions = List.of(
                    FaultAction.NVLINK_FLAP,
                    FaultAction.NVLINK_DEGRADED,
                    FaultAction.PACKET_LOSS,
                    FaultAction.PACKET_CORRUPTION);
            var action = actions.get(random.nextInt(4));
            var select = "gpu[" + gpu + "].link[" + random.nextInt(PLANES) + "]";
            faults.add(fault(random.nextLong(LASTS_PS), 1 + random.nextLong(LASTS_PS), action, select, 0.5));
        }
        return FaultSchedule.of(faults, topology, seed).strikes();
    }

    private static Topology topology() {
        return Topologies.oneDomain(GPUS, PLANES);
    }

    private static Machine traffic(Topology topology, long seed) {
        var machine = Machine.of(topology, PLANES, false);
        var random = new SplittableRandom(seed);
        for (var tag = 0; tag < 400; tag++) {
            var from = random.nextInt(GPUS);
            var to = (from + 1 + random.nextInt(GPUS - 1)) % GPUS;
            var payload = Tensor.charged(new float[] {tag}, random.nextLong(1, 400_000));
            machine.script(from)
                    .says(tag * (LASTS_PS / 400), random.nextInt(PLANES), new Store(from, to, tag, payload));
        }
        return machine;
    }

    /** By source, destination and plane the tags in the order they came. */
    private static TreeMap<String, List<Long>> arrived(Machine machine) {
        var flows = new TreeMap<String, List<Long>>();
        for (var gpu = 0; gpu < GPUS; gpu++) {
            for (var heard : machine.script(gpu).heard()) {
                var store = (Store) heard.message();
                var flow =
                        store.source() + " to " + gpu + " by " + heard.arrival().port();
                flows.computeIfAbsent(flow, _ -> new ArrayList<>()).add(store.tag());
            }
        }
        return flows;
    }

    private static long arrivalsPs(Machine machine) {
        return IntStream.range(0, GPUS)
                .mapToObj(machine::script)
                .flatMap(gpu -> gpu.heard().stream())
                .mapToLong(heard -> heard.atPs() + heard.arrival().spanPs())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1912})
    void nothingIsLostOverNvlinksThatFlapAndFlowsKeepTheirOrder(long seed) {
        var whole = traffic(topology(), seed);
        var struck = traffic(topology(), seed);
        whole.run();
        struck.run(strikes(topology(), seed));
        assertEquals(arrived(whole), arrived(struck), "seed " + seed);
        assertTrue(struck.standstill().isEmpty(), "seed " + seed);
        assertTrue(arrivalsPs(struck) > arrivalsPs(whole), "seed " + seed + ": no fault was felt");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void areTheSameOnAnyNumberOfConductors(long seed) {
        var topology = topology();
        var strikes = strikes(topology, seed);
        var plain = traffic(topology, seed);
        plain.run(strikes);
        for (var jvms = 1; jvms <= 3; jvms++) {
            var parts = parts(topology, traffic(topology, seed), jvms, strikes);
            Gathering.run(parts);
            var hashes = new Long[topology.devices()];
            parts.forEach(
                    part -> part.shells().forEach(shell -> hashes[shell.device().number()] = shell.hash()));
            assertEquals(plain.loop().hashes(), List.of(hashes), "seed " + seed + " on " + jvms);
        }
    }

    private static List<Part> parts(Topology topology, Machine machine, int jvms, List<Strike> strikes) {
        var placement = Placement.of(topology, jvms);
        var owners = IntStream.range(0, topology.devices()).map(placement::jvm).toArray();
        return IntStream.range(0, jvms)
                .mapToObj(self -> new Part(
                                1,
                                self,
                                jvms,
                                owners,
                                IntStream.of(placement.devices(self))
                                        .mapToObj(number ->
                                                new Shell(machine.devices().get(number), Ports.peers(topology, number)))
                                        .toList(),
                                placement.localLookaheadPs(self),
                                placement.crossingPs(),
                                Duration.ofSeconds(30))
                        .with(new Strikes(strikes)))
                .toList();
    }

    /** Two GPUs on one switch by media of their own. */
    private static Topology pair(String medium) {
        var catalogue = Catalogue.load();
        var draw = new Drawing("pair");
        var gpu = draw.row("gpu", 2, catalogue.gpu("gb200"));
        var nvswitch = draw.row("nvswitch", 1, catalogue.switchChip("nvswitch5"));
        draw.wire(gpu.each(), catalogue.medium(medium), nvswitch.all());
        return draw.seal();
    }

    private static long spanPs(Topology topology, ScheduledFault... faults) {
        var machine = new Machine(topology, Groups.none());
        machine.script(0).says(10_000_000, 0, new Store(0, 1, 7, Tensor.charged(new float[] {1}, 1 << 24)));
        machine.run(FaultSchedule.of(List.of(faults), topology, 1).strikes());
        return machine.script(1).heard().getFirst().arrival().spanPs();
    }

    @ParameterizedTest
    @CsvSource({"nvlink4, 0.5, 2", "nvlink5, 0.5, 2", "nvlink7-optical x4, 0.25, 4", "nvlink7-optical x4, 0.5, 2"})
    void aDegradedLinkTakesAsLongAsItsLanesNeed(String medium, double share, int factor) {
        var parts = medium.split(" x");
        var topology = parts.length == 1 ? pair(medium) : bundled(parts[0], Integer.parseInt(parts[1]));
        var whole = spanPs(topology);
        var degraded = spanPs(topology, fault(0, Timing.FOREVER, FaultAction.NVLINK_DEGRADED, "gpu[0].link[0]", share));
        assertEquals(factor * whole, degraded, 0.001 * whole);
        var healed = spanPs(topology, fault(0, 5_000_000, FaultAction.NVLINK_DEGRADED, "gpu[0].link[0]", share));
        assertEquals(whole, healed);
    }

    private static Topology bundled(String medium, int links) {
        var catalogue = Catalogue.load();
        var draw = new Drawing("pair");
        var gpu = draw.row("gpu", 2, catalogue.gpu("gb200"));
        var nvswitch = draw.row("nvswitch", 1, catalogue.switchChip("nvswitch7"));
        draw.wire(gpu.each(), catalogue.medium(medium).bundled(links), nvswitch.all());
        return draw.seal();
    }

    @Test
    void theLeastLanesCountAndEachFaultIsHealedByItself() {
        var topology = bundled("nvlink7-optical", 4);
        var machine = new Machine(topology, Groups.none());
        machine.script(0).says(10_000_000, 0, new Store(0, 1, 7, Tensor.charged(new float[] {1}, 1 << 24)));
        machine.run(List.of(
                new Strike(0, 0, 0, 0, new DeviceFault.Lanes(0, 0, 0), false),
                new Strike(1, 1, 1, 0, new DeviceFault.Lanes(0, 2, 1), false),
                new Strike(20_000_000, 2, 0, 0, new DeviceFault.Lanes(0, 4, 0), true)));
        var heard = machine.script(1).heard().getFirst();
        assertTrue(heard.atPs() > 20_000_000, "it waited for the first to be healed");
        assertEquals(2 * spanPs(topology), heard.arrival().spanPs(), 0.001 * spanPs(topology));
    }

    @Test
    void aSwitchThatWasGoneForgetsWhatWaitedAndWorksAgain() {
        var machine = Machine.of(topology(), PLANES, false);
        for (var from = 1; from < GPUS; from++) {
            machine.script(from).says(0, 0, new Store(from, 0, from, Tensor.charged(new float[] {1}, 1 << 20)));
            machine.script(from).says(200_000_000, 0, new Store(from, 0, 10 + from, Tensor.of(new float[] {1})));
        }
        var gone = fault(50_000_000, 100_000_000, FaultAction.SWITCH_DOWN, "nvswitch[0]", Double.NaN);
        machine.run(FaultSchedule.of(List.of(gone), topology(), 1).strikes());
        var tags = machine.script(0).heard().stream()
                .map(heard -> ((Store) heard.message()).tag())
                .toList();
        assertEquals(
                List.of(11L, 12L, 13L, 14L, 15L),
                tags.stream().filter(tag -> tag > 10).sorted().toList());
        assertTrue(tags.size() > 5 && tags.size() < 10, "what waited in the switch was not lost: " + tags);
        assertTrue(machine.standstill().isEmpty());
    }

    /** The others would wait behind what waits for the dead one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void whatIsForALinkThatWasGivenUpIsLostAndHoldsUpNobodyElse(long seed) {
        var whole = traffic(topology(), seed);
        var struck = traffic(topology(), seed);
        whole.run();
        var down = fault(LASTS_PS / 4, Timing.FOREVER, FaultAction.NVLINK_DOWN, "gpu[0].link[1]", Double.NaN);
        struck.run(FaultSchedule.of(List.of(down), topology(), seed).strikes());
        var others = arrived(whole);
        others.keySet().removeIf(FailingLinksTest::isOfDeadLink);
        var left = arrived(struck);
        left.keySet().removeIf(FailingLinksTest::isOfDeadLink);
        assertEquals(others, left, "seed " + seed);
        assertTrue(struck.standstill().isEmpty(), "seed " + seed);
        assertTrue(struck.nvswitch("nvswitch1").ports().discarded() > 0, "seed " + seed);
        assertTrue(struck.script(0).ports().discarded() > 0, "seed " + seed);
    }

    private static boolean isOfDeadLink(String flow) {
        return flow.endsWith("by 1") && (flow.startsWith("0 ") || flow.contains("to 0"));
    }

    @Test
    void aSwitchThatAddsNoMoreStillForwards() {
        var topology = topology();
        var machine = Machine.of(topology, PLANES, false);
        IntStream.range(0, GPUS).forEach(gpu -> machine.script(gpu).holds(Tensor.of(new float[] {gpu}), 0));
        machine.script(0).says(1_000_000, 0, new LoadReduce(0, 0, 1));
        machine.script(0).says(1_000_000, 1, new LoadReduce(0, 0, 2));
        machine.script(1).says(1_000_000, 0, new Store(1, 0, 3, Tensor.of(new float[] {4})));
        var lost = fault(0, Timing.FOREVER, FaultAction.REDUCTION_LOST, "nvswitch[0]", Double.NaN);
        machine.run(FaultSchedule.of(List.of(lost), topology, 1).strikes());
        var tags = machine.script(0).heard().stream()
                .map(heard -> ((Store) heard.message()).tag())
                .sorted()
                .toList();
        assertEquals(List.of(2L, 3L), tags);
        assertEquals(1, machine.nvswitch("nvswitch0").dropped());
    }

    @ParameterizedTest
    @CsvSource({"nvlink5, true", "nvlink7-optical, true", "ethernet-400g-copper, false", "infiniband-ndr-copper, false"
    })
    void lostPacketsAreCountedAndSentAgainWhereTheLinkDoesSo(String medium, boolean retries) {
        var catalogue = Catalogue.load();
        var draw = new Drawing("wire");
        var gpu = draw.row("gpu", 2, catalogue.gpu("gb200"));
        draw.wire(gpu.only(0), catalogue.medium(medium), gpu.only(1));
        var topology = draw.seal();
        var machine = new Machine(topology, Groups.none());
        for (var tag = 0; tag < 200; tag++) {
            machine.script(0).says(10_000_000 + tag * 1_000_000L, 0, new Store(0, 1, tag, Tensor.of(new float[] {1})));
        }
        var lossy = new Strike(1_000_000, 0, 0, 0, new DeviceFault.Packets(0, 0.3, true, 7), false);
        var healed = new Strike(110_000_000, 1, 0, 0, new DeviceFault.Packets(0, 0, true, 7), true);
        machine.run(List.of(lossy, healed));
        var damaged = machine.script(0).ports().damaged();
        assertTrue(damaged > 10 && damaged < 60, medium + ": " + damaged);
        assertEquals(retries ? 200 : 200 - damaged, machine.script(1).heard().size());
    }
}
