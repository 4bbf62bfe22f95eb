package orrery.deploy.topology;

import orrery.deploy.scenario.SourceText;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.routing.Routes;
import orrery.fabric.topology.Blueprint;

/** Follows every prescribed hop to its end, and shows one that ends nowhere or in a circle in its file. */
final class RouteCheck {
    private RouteCheck() {}

    static void check(Blueprint blueprint, SourceText source, Catalogue catalogue) {
        if (blueprint.routes().isEmpty()) {
            return;
        }
        try {
            Routes.of(blueprint.draw(catalogue));
        } catch (NoRoute problem) {
            for (var route : blueprint.routes()) {
                if (problem.getMessage().startsWith(route.place() + ": ")) {
                    var text = problem.getMessage().substring(route.place().length() + 2);
                    var field = "route at " + route.at() + " to " + route.destination();
                    throw ProblemText.of(text.replaceFirst("^the route to [^:]*: found ", ""))
                            .at(Places.origin(route.place(), source), field);
                }
            }
            throw ProblemText.of(problem.getMessage()).at(source.whole(), "routes");
        }
    }
}
