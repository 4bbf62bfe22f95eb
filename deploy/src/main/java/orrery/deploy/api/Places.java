package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import orrery.node.watching.PlaceGlance;

/** The JVMs of a run: how far each is, how many events it handles in a second, how far it lags behind the first of them. */
final class Places {
    private static final double NANOS_PER_SECOND = 1e9;

    /** So much of the newest figure, the rest of those before. */
    private static final double WEIGHT = 0.3;

    private final LongSupplier nanos;
    private final TreeMap<Integer, Known> known = new TreeMap<>();

    /** @param perSecond events, smoothed */
    record Known(PlaceGlance glance, long atNanos, double perSecond, long lagPs) {}

    Places(LongSupplier nanos) {
        this.nanos = nanos;
    }

    ArrayNode take(List<PlaceGlance> glances) {
        var now = nanos.getAsLong();
        var firstPs = glances.stream().mapToLong(PlaceGlance::reachedPs).max().orElse(0);
        for (var glance : glances) {
            known.merge(
                    glance.place(),
                    new Known(glance, now, 0, firstPs - glance.reachedPs()),
                    (before, next) -> new Known(glance, now, rate(before, next), next.lagPs()));
        }
        return json();
    }

    private static double rate(Known before, Known now) {
        var seconds = (now.atNanos() - before.atNanos()) / NANOS_PER_SECOND;
        var events = Math.max(0, now.glance().events() - before.glance().events());
        return seconds <= 0 ? before.perSecond() : before.perSecond() * (1 - WEIGHT) + events / seconds * WEIGHT;
    }

    /** By their numbers. */
    List<Known> all() {
        return List.copyOf(known.values());
    }

    ArrayNode json() {
        var json = JsonNodeFactory.instance.arrayNode();
        all().forEach(one -> json.add(json(one)));
        return json;
    }

    private static ObjectNode json(Known one) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("place", one.glance().place())
                .put("member", one.glance().member())
                .put("devices", one.glance().devices())
                .put("threads", one.glance().threads())
                .put("reached_ps", one.glance().reachedPs())
                .put("lag_ps", one.lagPs())
                .put("events", one.glance().events())
                .put("events_per_s", Math.rint(one.perSecond()));
    }
}
