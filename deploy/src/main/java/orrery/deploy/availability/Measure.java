package orrery.deploy.availability;

import java.util.List;
import java.util.function.ToDoubleFunction;
import orrery.node.availability.Outcome;

/**
 * A figure of a trial that lies between 0 and 1.
 *
 * @param name as tables have it
 * @param key as JSON and CSV have it
 * @param of a trial
 */
record Measure(String name, String key, ToDoubleFunction<Outcome> of) {
    static final Measure GOODPUT = new Measure("goodput", "goodput", Outcome::goodput);

    static final List<Measure> ALL = List.of(
            new Measure("full service", "full_service", Outcome::full),
            new Measure("any service", "any_service", Outcome::any),
            new Measure("requests served", "requests_served", Outcome::served),
            GOODPUT);
}
