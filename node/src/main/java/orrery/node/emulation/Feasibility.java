package orrery.node.emulation;

import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Part;
import orrery.fabric.topology.Topology;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.feasibility.Demand;
import orrery.node.feasibility.DeviceMemory;
import orrery.node.feasibility.DraftCheck;
import orrery.node.feasibility.Holding;
import orrery.node.feasibility.Holdings;
import orrery.node.feasibility.PlanCheck;
import orrery.node.format.Formats;
import orrery.node.plan.Deployment.Pool;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.scenario.Faults;
import orrery.node.scenario.Load;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seating.PlanFields;
import orrery.node.seating.Seating;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/** Whether scenario, topology and model go together; each check names the field and what would be allowed. */
final class Feasibility {
    /** Half of virtual time, so that the other half is left for the run itself. */
    private static final SimDuration LONGEST_RUN = new SimDuration(Long.MAX_VALUE / 2);

    private final Plan plan;
    private final Formats formats;
    private final Load load;
    private final Faults faults;
    private final Topology topology;
    private final Models models;
    private final LoadedModel model; // whose tokens are asked for
    private long longest; // tokens of the longest sequence, prompt and new ones

    Feasibility(Scenario scenario, Topology topology, Models models) {
        this.plan = scenario.plan();
        this.formats = scenario.formats();
        this.load = scenario.load();
        this.faults = scenario.faults();
        this.topology = topology;
        this.models = models;
        this.model = models.served();
    }

    /**
     * @return who has which seat
     * @throws ScenarioProblem at the first check that fails
     */
    Seating check() {
        servable();
        DraftCheck.checkGuesses(model.architecture(), plan.deployment());
        if (models.draft() != null) {
            DraftCheck.checkVocabularies(model.architecture(), models.draft().architecture());
            DraftCheck.checkGuesses(models.draft().architecture(), plan.deployment());
        }
        for (var pool : plan.deployment().pools()) {
            PlanCheck.check(models.of(pool).architecture(), pool.duty(), pool.cut());
        }
        var seating = new Seating(topology, plan.deployment());
        SpareCheck.check(faults, topology, seating);
        groupsReach(seating);
        promptsFit();
        sendingTimesFit();
        memoryFits(seating);
        return seating;
    }

    /** A machine drawn for collectives alone has nobody who sends requests. */
    private void servable() {
        if (topology.find("frontend").isEmpty()) {
            throw new ScenarioProblem(
                    "topology",
                    topology.name() + " without a device called frontend",
                    "machines that serve: devices with host CPUs, and a frontend",
                    "take a rack or server by itself, such as gb200-nvl72");
        }
    }

    /** Ranks of several NVLink domains need network adapters to reach each other. */
    private void groupsReach(Seating seating) {
        for (var copy = 0; copy < seating.copies(); copy++) {
            var devices = seating.seats(copy).stream().map(seating::device).toList();
            for (var device : devices) {
                if (!reachWithoutAdapters(devices.getFirst(), device)) {
                    requireAdapters(seating, copy, devices.getFirst(), device);
                }
            }
        }
    }

    /** By NVLink; by links that LPUs have among each other, which their timetable looks at; by Ethernet of their own. */
    private boolean reachWithoutAdapters(int one, int other) {
        return topology.kind(one) == topology.kind(other)
                && (topology.kind(one) != DeviceKind.GPU || topology.domainOf(one) == topology.domainOf(other));
    }

    private void requireAdapters(Seating seating, int copy, int first, int device) {
        if (topology.nicsOf(first).length == 0 || topology.nicsOf(device).length == 0) {
            var pool = seating.pool(copy);
            throw new ScenarioProblem(
                    PlanFields.of(pool.duty(), pool.cut()).attentionTensor(),
                    Integer.toString(pool.cut().attention().tensor()),
                    "ranks within one NVLink domain; " + topology.name(first) + " and " + topology.name(device)
                            + " are in two",
                    "use a degree that divides the domain");
        }
    }

    private void promptsFit() {
        for (var request = 0; request < load.prompts().size(); request++) {
            var tokens = tokens(request);
            promptFits(request, tokens);
            longest = Math.max(longest, (long) tokens + load.newTokens());
        }
    }

    private int tokens(int request) {
        try {
            return model.tokenizer().encode(load.prompts().get(request).text()).length;
        } catch (ModelProblem problem) { // a word that the model has no token for
            throw new ScenarioProblem(
                    "load.prompts",
                    "\"" + problem.found() + "\" in prompt " + request,
                    problem.remedy(),
                    "change the prompt, or take prompts: {random: 128} where weights are seeded");
        }
    }

    private void promptFits(int request, int tokens) {
        var context = model.architecture().maxPositions();
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

    /** Whether a copy that is cut otherwise fits devices like one, once all else was checked. */
    boolean fits(Pool pool, int device) {
        var holdings = new Holdings(models.of(pool).architecture(), pool.cut(), formats);
        var room = DeviceMemory.of(topology.part(device)).orElse(Long.MAX_VALUE);
        return IntStream.range(0, pool.cut().pipeline())
                .boxed()
                .flatMap(stage -> IntStream.range(0, pool.cut().attentionRanks())
                        .mapToObj(rank -> new Seat(0, stage, Side.ATTENTION, rank)))
                .allMatch(seat -> holdings.of(seat, demand(pool)).total() <= room);
    }

    private void memoryFits(Seating seating) {
        for (var copy = 0; copy < seating.copies(); copy++) {
            var pool = seating.pool(copy);
            var holdings = new Holdings(models.of(pool).architecture(), pool.cut(), formats);
            for (var seat : seating.seats(copy)) {
                requireRoom(topology.part(seating.device(seat)), pool, holdings.of(seat, demand(pool)));
            }
        }
    }

    private Demand demand(Pool pool) {
        var sequences = Math.min(load.batchTokens(), Math.ceilDiv(load.prompts().size(), pool.copies()));
        return new Demand(sequences, Math.toIntExact(longest), load.batchTokens());
    }

    private static void requireRoom(Part part, Pool pool, Holding need) {
        var room = DeviceMemory.of(part).orElse(Long.MAX_VALUE);
        if (need.total() > room) {
            throw new ScenarioProblem(
                    PlanFields.of(pool.duty(), pool.cut()).attentionTensor(),
                    Integer.toString(pool.cut().attention().tensor()),
                    "a degree whose shard fits the " + new ByteCount(room) + " of " + part.name() + "; this one needs "
                            + new ByteCount(need.allWeights()) + " for weights and " + new ByteCount(need.cache())
                            + " for the cache",
                    "use a larger degree, a smaller load.batch_tokens or a device with more memory");
        }
    }
}
