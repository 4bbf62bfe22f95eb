package orrery.deploy.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Glimpse.Carried;
import orrery.node.watching.Glimpse.Stirred;

/** How hot devices and links are, as far as it is told. */
final class HeatTest {
    private static final Topology LARGE = Topologies.named("rubin-ultra-nvl576");
    private static final long SPAN_PS = 1_000_000;

    private static Heat heat(Topology topology) {
        return new Heat(topology, new Bundles(topology));
    }

    /** Every GPU sends by one of its ports as much as that holds, times a share. */
    private static Glimpse everybodySends(long atPs, double share) {
        var stirred = new ArrayList<Stirred>();
        var carried = new ArrayList<Carried>();
        for (var gpu : LARGE.gpus()) {
            var bytes = (long) (Bundles.bytesPerPs(LARGE, gpu, 0) * SPAN_PS * share);
            stirred.add(new Stirred(gpu, bytes * LARGE.ports(gpu), 0, (long) (SPAN_PS * share)));
            carried.add(new Carried(gpu, 0, LARGE.ports(gpu), bytes));
        }
        return new Glimpse(atPs, List.of(), stirred, carried);
    }

    @Test
    void whatIsToldAtOnceStaysSmallAndEverythingIsToldInTheEnd() {
        var heat = heat(LARGE);
        var links = new HashMap<String, Integer>();
        var devices = new HashSet<Integer>();
        var ticks = 0;
        for (var news = heat.take(0, everybodySends(SPAN_PS, 1)); news.isPresent(); ticks++) {
            assertTrue(news.get().toString().length() < 8_000, () -> "too much at once");
            news.get()
                    .get("links")
                    .forEach(one ->
                            links.put(one.get(0) + " " + one.get(1), one.get(2).asInt()));
            news.get().get("devices").forEach(one -> devices.add(one.get(0).asInt()));
            news = heat.take(0, everybodySends((ticks + 2) * SPAN_PS, 1));
        }
        assertEquals(LARGE.gpus().length, links.size());
        assertEquals(LARGE.gpus().length, devices.size());
        assertTrue(links.values().stream().allMatch(level -> level >= 254), links::toString);
    }

    @Test
    void whatGoesOnIsNoNewsAndWhatEndsIs() {
        var heat = heat(LARGE);
        var busy = LARGE.gpus()[5];
        var bytes = (long) (Bundles.bytesPerPs(LARGE, busy, 0) * SPAN_PS / 2);
        var carried = List.of(new Carried(busy, 0, 1, bytes));
        var stirred = List.of(new Stirred(busy, bytes, 0, SPAN_PS / 4));
        var first =
                heat.take(0, new Glimpse(SPAN_PS, List.of(), stirred, carried)).orElseThrow();
        assertEquals(busy, first.at("/links/0/0").asInt());
        assertEquals(LARGE.peer(busy, 0), first.at("/links/0/1").asInt());
        assertEquals(128, first.at("/links/0/2").asInt(), 1);
        assertEquals(25, first.at("/devices/0/3").asInt());

        assertTrue(heat.take(0, new Glimpse(2 * SPAN_PS, List.of(), stirred, carried))
                .isEmpty());
        assertTrue(heat.take(0, new Glimpse(2 * SPAN_PS, List.of(), List.of())).isEmpty(), "no time has passed");
        assertTrue(heat.take(1, new Glimpse(3 * SPAN_PS, List.of(), List.of())).isEmpty(), "another place");
        assertEquals(1, heat.all().get("links").size());

        var last = heat.take(0, new Glimpse(3 * SPAN_PS, List.of(), List.of())).orElseThrow();
        assertEquals(0, last.at("/links/0/2").asInt(-1));
        assertEquals(0, last.at("/devices/0/3").asInt(-1));
        assertEquals(0, heat.all().get("links").size());
    }

    @Test
    void whoHeardEverythingKnowsEveryLevelNearlyWell() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new SplittableRandom(seed);
            var levels = new Levels(8, 20);
            var heard = new HashMap<Long, Integer>();
            for (var tick = 0; tick < 50; tick++) {
                for (var change = 0; change < 30; change++) {
                    levels.set(random.nextLong(100), random.nextBoolean() ? 0 : random.nextInt(1, 256));
                }
                levels.changed().forEach(number -> heard.put(number, levels.now(number)));
            }
            for (var rest = levels.changed(); !rest.isEmpty(); rest = levels.changed()) {
                assertTrue(rest.size() <= 20, "seed " + seed);
                rest.forEach(number -> heard.put(number, levels.now(number)));
            }
            for (long number = 0; number < 100; number++) {
                int known = heard.getOrDefault(number, 0);
                assertEquals(levels.now(number), known, 7, "seed " + seed);
                assertEquals(levels.now(number) == 0, known == 0, "seed " + seed);
            }
        }
    }

    @Test
    void bundlesHaveEveryWireOnce() {
        var bundles = new Bundles(LARGE);
        var wires = bundles.all().stream().mapToInt(Bundles.Bundle::wires).sum();
        assertEquals(LARGE.links(), 2 * wires);
        for (var gpu : LARGE.gpus()) {
            var port = LARGE.peerPort(gpu, 0);
            assertEquals(bundles.of(gpu, 0), bundles.of(LARGE.peer(gpu, 0), port), "both directions of a wire");
        }
    }
}
