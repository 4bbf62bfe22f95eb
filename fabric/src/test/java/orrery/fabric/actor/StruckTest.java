package orrery.fabric.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.fault.DeviceFault;
import orrery.fabric.fault.Strike;
import orrery.fabric.fault.Strikes;
import orrery.fabric.time.PlainLoop;
import orrery.fabric.time.Shell;
import orrery.fabric.time.ShellLoop;

/** Faults strike at their times, wherever the device is; when nobody has anything left to do, they do not. */
class StruckTest {
    private static final int DEVICES = 24;
    private static final long LAST_PS = 60_000;

    /** Some at the same time, the last of them long after the end. */
    private static List<Strike> strikes(long seed) {
        var random = new SplittableRandom(seed);
        var times = random.longs(30, 0, LAST_PS).sorted().toArray();
        var strikes = new ArrayList<Strike>();
        for (var number = 0; number < times.length; number++) {
            for (var twin = 0; twin < 1 + number % 3; twin++) {
                strikes.add(strike(times[number], strikes.size(), random.nextInt(DEVICES)));
            }
        }
        strikes.add(strike(LAST_PS * 1_000_000, strikes.size(), 0));
        return strikes;
    }

    private static Strike strike(long atPs, long ordinal, int device) {
        return new Strike(atPs, ordinal, 0, device, new DeviceFault.Hang(ordinal % 2 == 0), false);
    }

    private static PlainLoop loop(Web web, List<Strike> strikes) {
        return web.loop()
                .run(strikes.stream()
                        .map(one -> new PlainLoop.Struck(one.atPs(), one.ordinal(), one.device(), one.fault()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 42, 99, 1912, 4711})
    void areTheSameOnAnyNumberOfConductors(long seed) {
        var web = new Web(seed, DEVICES, 0);
        var strikes = strikes(seed);
        var loop = loop(web, strikes);
        assertTrue(loop.lastPs() < LAST_PS * 1_000_000, "seed " + seed);
        assertTrue(!loop.hashes().equals(web.loop().run().hashes()), "seed " + seed + " strikes nobody");
        for (var jvms = 1; jvms <= 4; jvms++) {
            var parts = web.parts(jvms).stream()
                    .map(part -> part.with(new Strikes(strikes)))
                    .toList();
            var ends = Gathering.run(parts);
            assertEquals(jvms, ends.size(), () -> ends.toString());
            assertEquals(loop.hashes(), Web.hashes(parts), "seed " + seed + ", " + jvms + " Conductors");
            assertEquals(loop.lastPs(), Web.lastPs(parts), "seed " + seed + ", " + jvms + " Conductors");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7})
    void areTheSameWithoutActors(long seed) {
        var web = new Web(seed, DEVICES, 0);
        var part = web.parts(1).getFirst();
        ShellLoop.drive(part.shells(), part.lookaheadPs(), new Strikes(strikes(seed)), _ -> {});
        assertEquals(
                loop(web, strikes(seed)).hashes(),
                part.shells().stream().map(Shell::hash).toList());
    }
}
