package orrery.deploy.planning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.stream.Stream;
import orrery.deploy.report.Json;
import orrery.node.architecture.Parameter;
import orrery.node.estimate.Lane;
import orrery.node.plan.Deployment.Pool;

/** The same as {@link PlanText}, for programs; sizes in bytes. */
public final class PlanJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanJson() {}

    public static String of(PlanAnswer answer) {
        var question = answer.question();
        var root = NODES.objectNode()
                .put("model", question.model())
                .put("topology", question.topology().name())
                .put("fits", answer.fits());
        root.putObject("formats")
                .put("weights", question.formats().weights().spelling())
                .put("activations", question.formats().activations().spelling())
                .put("cache", question.formats().cache().spelling());
        root.putObject("demand")
                .put("sequences", question.demand().sequences())
                .put("length", question.demand().length())
                .put("rows", question.demand().rows());
        var pools = root.putArray("pools");
        answer.pools().forEach(pool -> add(pools, pool));
        return Json.text(root);
    }

    private static void add(ArrayNode pools, PoolAnswer answer) {
        var json = pools.addObject()
                .put("duty", word(answer.pool().duty()))
                .put("copies", answer.pool().copies())
                .put("parameters", Parameter.count(answer.architecture()));
        addCut(json, answer.pool());
        var devices = json.putArray("devices");
        answer.devices().forEach(line -> add(devices, line));
        var traffic =
                json.putObject("decode_step").put("tokens", answer.traffic().tokens());
        var bytes = traffic.putObject("bytes");
        answer.traffic().bytes().forEach((kind, amount) -> bytes.put(word(kind), amount));
        var steps = json.putArray("steps");
        answer.steps().forEach(step -> add(steps, step));
    }

    private static void addCut(ObjectNode json, Pool pool) {
        var cut = pool.cut();
        json.put("device", word(cut.device()))
                .put("pipeline_parallel", cut.pipeline())
                .put("micro_batches", cut.microBatches());
        json.putObject("attention")
                .put("tensor_parallel", cut.attention().tensor())
                .put("data_parallel", cut.attention().data())
                .put("context_parallel", cut.attention().context());
        json.putObject("feed_forward")
                .put("device", word(cut.feedForward().device()))
                .put("tensor_parallel", cut.feedForward().tensor())
                .put("expert_parallel", cut.feedForward().expert())
                .put("redundant_experts", cut.feedForward().redundant())
                .put("exchange", word(cut.feedForward().exchange()));
    }

    private static void add(ArrayNode devices, DeviceLine line) {
        var json = devices.addObject().put("part", line.part()).put("side", word(line.side()));
        var names = json.putArray("names");
        line.names().forEach(names::add);
        var weights = json.putObject("weights");
        line.holding().weights().forEach((part, bytes) -> weights.put(word(part), bytes));
        json.put("cache", line.holding().cache())
                .put("workspace", line.holding().workspace())
                .put("total", line.holding().total())
                .put("fits", line.fits());
        line.memory().ifPresent(memory -> json.put("memory", memory));
        line.spare().ifPresent(spare -> json.put("spare", spare));
    }

    /** Times in picoseconds. */
    private static void add(ArrayNode steps, StepPicture picture) {
        var whole = picture.whole();
        var json = steps.addObject()
                .put("kind", picture.kind().toString())
                .put("stage", picture.stage())
                .put("sequences", picture.shape().sequences())
                .put("position", picture.shape().position())
                .put("new_tokens", picture.shape().tokens())
                .put("nodes", whole.program().nodes().size())
                .put("estimated_ps", whole.totalPs());
        var busy = json.putObject("busy_ps");
        Stream.of(Lane.values()).forEach(lane -> busy.put(word(lane), whole.busyPs(lane)));
        json.put("exposed_communication_ps", whole.exposedPs());
        var left = json.putArray("left_out");
        picture.left().forEach(left::add);
        var nodes = json.putArray("drawn");
        for (var span : picture.drawn().timeline().spans()) {
            nodes.addObject()
                    .put("begin_ps", span.begin())
                    .put("end_ps", span.end())
                    .put("lane", word(picture.drawn().lane(span)))
                    .put("work", span.node().work().toString())
                    .put("micro_batch", span.node().microBatch());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
