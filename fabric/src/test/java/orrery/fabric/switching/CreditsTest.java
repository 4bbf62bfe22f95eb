package orrery.fabric.switching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import orrery.fabric.topology.Topologies;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Tensor;

class CreditsTest {
    private static final int GPUS = 5;
    private static final int MESSAGES = 10;
    private static final long BYTES = 100 * 1024;
    /** With a header of 32 B to 256 B, at 50 GB/s. */
    private static final long SPAN_PS = BYTES / 256 * 288 * 20;

    private static Machine machine() {
        return Machine.of(Topologies.oneDomain(GPUS, 1), 1, false);
    }

    private static Store store(int from, int to, long tag) {
        return new Store(from, to, tag, Tensor.charged(new float[0], BYTES));
    }

    private static long endPs(Machine machine, int gpu) {
        return machine.script(gpu).heard().stream()
                .mapToLong(heard -> heard.atPs() + heard.arrival().spanPs())
                .max()
                .orElseThrow();
    }

    /** GPUs 1 to 4 send all they have to GPU 0. */
    private static Machine incast() {
        var machine = machine();
        for (var from = 1; from < GPUS; from++) {
            for (var i = 0; i < MESSAGES; i++) {
                machine.script(from).says(0, 0, store(from, 0, i));
            }
        }
        machine.run();
        return machine;
    }

    @Test
    void whoSendsTooMuchIsHeldBackAndTheSwitchHoldsAMessageOrTwoOfEach() {
        var machine = incast();
        var ports = machine.nvswitch("nvswitch0").ports();
        assertEquals((GPUS - 1) * MESSAGES, machine.script(0).heard().size());
        assertTrue(ports.stops() > 0);
        assertTrue(ports.mostHeldBytes() < 2 * (GPUS - 1) * BYTES * 288 / 256, () -> "" + ports.mostHeldBytes());
    }

    @Test
    void creditsCostAFullReceiverNothing() {
        var machine = incast();
        var firstPs = machine.script(0).heard().getFirst().atPs();
        assertEquals(firstPs + (GPUS - 1) * MESSAGES * SPAN_PS, endPs(machine, 0));
    }

    @Test
    void everySenderGetsTheSameShareOfAFullReceiver() {
        var sources = incast().script(0).heard().stream()
                .limit((GPUS - 1) * MESSAGES / 2)
                .mapToInt(heard -> ((Store) heard.message()).source())
                .toArray();
        for (var from = 1; from < GPUS; from++) {
            int source = from;
            var share = IntStream.of(sources).filter(one -> one == source).count();
            assertTrue(Math.abs(share - MESSAGES / 2) <= 1, source + " had " + share);
        }
    }

    @Test
    void whatWouldGoElsewhereWaitsBehindWhatIsHeldBack() {
        var alone = machine();
        alone.script(1).says(1, 0, store(1, 2, 99));
        alone.run();
        var behind = machine();
        for (var from = 1; from < GPUS; from++) {
            behind.script(from).says(0, 0, store(from, 0, 0)).says(0, 0, store(from, 0, 1));
        }
        behind.script(1).says(1, 0, store(1, 2, 99));
        behind.run();
        // Two messages of each of the four leave the switch before GPU 1's third may start.
        assertTrue(endPs(behind, 2) > endPs(alone, 2) + 4 * SPAN_PS);
    }

    @Test
    void balancedTrafficHearsNothingOfCreditsAndCostsTwoEventsAMessage() {
        var machine = machine();
        for (var from = 0; from < GPUS; from++) {
            for (var i = 0; i < MESSAGES; i++) {
                machine.script(from).says(i * SPAN_PS, 0, store(from, (from + 1) % GPUS, i));
            }
        }
        machine.run();
        var starts = GPUS + 1;
        var alarms = GPUS * MESSAGES;
        assertEquals(0, machine.nvswitch("nvswitch0").ports().stops());
        assertEquals(starts + alarms + 2L * GPUS * MESSAGES, machine.loop().events());
    }

    @Test
    void smallMessagesInABurstNeedNoAlarm() {
        var machine = machine();
        LongStream.range(0, 20)
                .forEach(tag -> machine.script(1).says(0, 0, new Store(1, 0, tag, Tensor.charged(new float[0], 256))));
        machine.run();
        assertEquals(GPUS + 1 + 20 + 2 * 20, machine.loop().events());
    }
}
