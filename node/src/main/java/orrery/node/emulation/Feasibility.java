package orrery.node.emulation;

import java.util.stream.Stream;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.routing.Routes;
import orrery.fabric.topology.Topology;
import orrery.node.model.LlamaLayer;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.sharding.Shard;
import orrery.node.sharding.Sharding;
import orrery.node.tensor.Matrix;

/** Whether scenario, topology and model go together; each check names the field and what would be allowed. */
final class Feasibility {
    private final Scenario scenario;
    private final Topology topology;
    private final LoadedModel model;

    Feasibility(Scenario scenario, Topology topology, LoadedModel model) {
        this.scenario = scenario;
        this.topology = topology;
        this.model = model;
    }

    void check(Routes routes) {
        enoughGpus();
        oneDomain(routes);
        promptsFit();
        memoryFits();
    }

    private void enoughGpus() {
        var plan = scenario.plan();
        var most = topology.gpus().length / plan.tensorParallel();
        if (plan.replicas() > most) {
            throw new ScenarioProblem(
                    "plan.replicas",
                    Integer.toString(plan.replicas()),
                    "at most " + most + ": " + topology.name() + " has " + topology.gpus().length
                            + " GPUs and each replica takes " + plan.tensorParallel(),
                    "use fewer replicas, a smaller plan.tensor_parallel or a larger topology");
        }
    }

    /** Every rank must reach its neighbours by NVLink. */
    private void oneDomain(Routes routes) {
        var ranks = scenario.plan().tensorParallel();
        for (var gpu = 0; gpu < ranks * scenario.plan().replicas(); gpu++) {
            if (gpu % ranks != 0) {
                requireRoute(routes, topology.gpus()[gpu - gpu % ranks], topology.gpus()[gpu]);
            }
        }
    }

    private void requireRoute(Routes routes, int first, int gpu) {
        try {
            routes.hops(first, gpu);
        } catch (NoRoute noRoute) {
            throw new ScenarioProblem(
                    "plan.tensor_parallel",
                    Integer.toString(scenario.plan().tensorParallel()),
                    "ranks within one NVLink domain; " + topology.name(first) + " and " + topology.name(gpu)
                            + " are in two",
                    "use a degree that divides the domain");
        }
    }

    private void promptsFit() {
        for (var request = 0; request < scenario.load().prompts().size(); request++) {
            var text = scenario.load().prompts().get(request).text();
            promptFits(request, model.tokenizer().encode(text).length);
        }
    }

    private void promptFits(int request, int tokens) {
        var load = scenario.load();
        var context = model.config().maxPositions();
        if (tokens + load.newTokens() > context) {
            throw new ScenarioProblem(
                    "load.new_tokens",
                    Integer.toString(load.newTokens()),
                    "at most " + Math.max(0, context - tokens) + ": prompt " + request + " has " + tokens
                            + " tokens and the model's context is " + context,
                    "ask for fewer new tokens or shorten the prompt");
        }
        if (tokens > load.batchTokens()) {
            throw new ScenarioProblem(
                    "load.batch_tokens",
                    Integer.toString(load.batchTokens()),
                    "at least " + tokens + ", the tokens of prompt " + request,
                    "raise load.batch_tokens or shorten the prompt");
        }
    }

    /** Weights of rank 0 and the cache of a full batch; other ranks hold as much. */
    private void memoryFits() {
        var shard = Shard.of(
                model.weights(), new Sharding(model.config(), scenario.plan().tensorParallel()), 0);
        var gpu = (Gpu) topology.part(topology.gpus()[0]);
        var needed = Math.addExact(weightBytes(shard), cacheBytes(shard));
        if (needed > gpu.memory().bytes()) {
            throw new ScenarioProblem(
                    "plan.tensor_parallel",
                    Integer.toString(scenario.plan().tensorParallel()),
                    "a degree whose shard fits " + gpu.memory() + " of " + gpu.name() + "; this one needs " + needed
                            + " B for weights and cache",
                    "use a larger degree, fewer prompts at once or a GPU with more memory");
        }
    }

    private static long weightBytes(Shard shard) {
        var layers = shard.layers().stream().mapToLong(Feasibility::bytes).sum();
        return shard.embedding().bytes() + shard.head().bytes() + layers;
    }

    private static long bytes(LlamaLayer layer) {
        return Stream.of(
                        layer.query(),
                        layer.key(),
                        layer.value(),
                        layer.output(),
                        layer.gate(),
                        layer.up(),
                        layer.down())
                .mapToLong(Matrix::bytes)
                .sum();
    }

    private long cacheBytes(Shard shard) {
        var config = model.config();
        var load = scenario.load();
        long sequences = Math.ceilDiv(load.prompts().size(), scenario.plan().replicas());
        var perToken = 2L * Float.BYTES * config.layers() * shard.keyValueHeads() * config.headDim();
        return Math.multiplyExact(sequences, config.maxPositions() * perToken);
    }
}
