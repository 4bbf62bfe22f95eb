package orrery.node.emulation;

import orrery.fabric.catalogue.Gpu;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.routing.Routes;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.Load;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.sharding.Sharding;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/** Whether scenario, topology and model go together; each check names the field and what would be allowed. */
final class Feasibility {
    /** Half of virtual time, so that the other half is left for the run itself. */
    private static final SimDuration LONGEST_RUN = new SimDuration(Long.MAX_VALUE / 2);

    private final Plan plan;
    private final Load load;
    private final Topology topology;
    private final LoadedModel model;
    private long longest; // tokens of the longest sequence, prompt and new ones

    Feasibility(Scenario scenario, Topology topology, LoadedModel model) {
        this.plan = scenario.plan();
        this.load = scenario.load();
        this.topology = topology;
        this.model = model;
    }

    /**
     * @throws ScenarioProblem at the first check that fails
     */
    void check(Routes routes) {
        servable();
        enoughGpus();
        oneDomain(routes);
        promptsFit();
        sendingTimesFit();
        memoryFits();
    }

    /** A machine drawn for collectives alone has nobody who sends requests. */
    private void servable() {
        if (topology.find("frontend").isEmpty() || topology.gpus().length == 0) {
            throw new ScenarioProblem(
                    "topology",
                    topology.name() + " without a device called frontend, or without GPUs",
                    "machines that serve: GPUs with host CPUs, and a frontend",
                    "take a rack or server by itself, such as gb200-nvl72");
        }
    }

    private void enoughGpus() {
        var gpus = topology.gpus().length;
        if (plan.tensorParallel() > gpus) {
            throw new ScenarioProblem(
                    "plan.tensor_parallel",
                    Integer.toString(plan.tensorParallel()),
                    "at most " + gpus + ", the GPUs of " + topology.name(),
                    "use a smaller degree or a larger topology");
        }
        var most = gpus / plan.tensorParallel();
        if (plan.replicas() < 1 || plan.replicas() > most) {
            throw new ScenarioProblem(
                    "plan.replicas",
                    Integer.toString(plan.replicas()),
                    "1 to " + most + ": " + topology.name() + " has " + gpus + " GPUs and each replica takes "
                            + plan.tensorParallel(),
                    "use fewer replicas, a smaller plan.tensor_parallel or a larger topology");
        }
    }

    /** Every rank must reach its neighbours by NVLink. */
    private void oneDomain(Routes routes) {
        var ranks = plan.tensorParallel();
        var gpus = topology.gpus();
        for (var gpu = 0; gpu < ranks * plan.replicas(); gpu++) {
            if (gpu % ranks != 0) {
                requireRoute(routes, gpus[gpu - gpu % ranks], gpus[gpu]);
            }
        }
    }

    private void requireRoute(Routes routes, int first, int gpu) {
        try {
            routes.hops(first, gpu);
        } catch (NoRoute noRoute) {
            throw new ScenarioProblem(
                    "plan.tensor_parallel",
                    Integer.toString(plan.tensorParallel()),
                    "ranks within one NVLink domain; " + topology.name(first) + " and " + topology.name(gpu)
                            + " are in two",
                    "use a degree that divides the domain");
        }
    }

    private void promptsFit() {
        for (var request = 0; request < load.prompts().size(); request++) {
            var tokens = model.tokenizer().encode(load.prompts().get(request).text()).length;
            promptFits(request, tokens);
            longest = Math.max(longest, (long) tokens + load.newTokens());
        }
    }

    private void promptFits(int request, int tokens) {
        var context = model.config().maxPositions();
        if (tokens == 0) {
            throw new ScenarioProblem("load.prompts", "a prompt without tokens, number " + request, "text", "");
        }
        if ((long) tokens + load.newTokens() > context) {
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

    /** The last request must be sent before virtual time is at its end. */
    private void sendingTimesFit() {
        var intervals = Math.max(1, load.prompts().size() - 1);
        var most = LONGEST_RUN.picos() / intervals;
        if (load.interval().picos() > most) {
            throw new ScenarioProblem(
                    "load.interval",
                    load.interval().toString(),
                    "at most " + new SimDuration(most) + " between "
                            + load.prompts().size() + " prompts: the sending"
                            + " must be over within 53 days of virtual time",
                    "send them closer together");
        }
    }

    private void memoryFits() {
        var sharding = new Sharding(model.config(), plan.tensorParallel());
        var need = MemoryNeed.of(model.weights(), sharding, load, plan, longest);
        var gpu = (Gpu) topology.part(topology.gpus()[0]);
        if (need.total() > gpu.memory().bytes()) {
            throw new ScenarioProblem(
                    "plan.tensor_parallel",
                    Integer.toString(plan.tensorParallel()),
                    "a degree whose shard fits the " + gpu.memory() + " of " + gpu.name() + "; this one needs "
                            + new ByteCount(need.weights()) + " for weights and " + new ByteCount(need.cache())
                            + " for the cache",
                    "use a larger degree, a smaller load.batch_tokens or a GPU with more memory");
        }
    }
}
