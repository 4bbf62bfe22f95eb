package orrery.deploy.pareto;

import java.util.List;
import java.util.Optional;
import orrery.fabric.catalogue.Engine;
import orrery.node.architecture.Architecture;
import orrery.node.forecast.Lengths;
import orrery.node.format.Formats;

/**
 * What is asked.
 *
 * @param lengths of every request
 * @param engine the framework that serves
 * @param formats of every model on every system; empty for what each is usually served in
 * @param widest most GPUs or LPUs of one copy
 */
public record ParetoQuestion(
        List<Model> models,
        List<ServingSystem> systems,
        Lengths lengths,
        Engine engine,
        Optional<Formats> formats,
        int widest) {

    /** @param name what reports call it */
    public record Model(String name, Architecture architecture) {}

    public ParetoQuestion {
        models = List.copyOf(models);
        systems = List.copyOf(systems);
    }
}
