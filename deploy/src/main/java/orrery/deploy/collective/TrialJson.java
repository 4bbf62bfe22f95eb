package orrery.deploy.collective;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orrery.node.trial.TrialOutcome;
import orrery.node.trial.TrialOutcome.SizeOutcome;

/** The machine-readable twin of {@link NcclTable}: times in exact picoseconds and in µs, bandwidths in 10⁹ bytes per second. */
public final class TrialJson {
    private TrialJson() {}

    /** {@code collective}, what was asked; {@code rows}, one per size; {@code fingerprint}. */
    public static ObjectNode of(Question question, TrialOutcome outcome) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("collective", asked(question));
        json.put("times", question.trust());
        var rows = json.putArray("rows");
        outcome.sizes().forEach(size -> rows.add(row(question, size)));
        json.put("fingerprint", outcome.fingerprint());
        return json;
    }

    private static ObjectNode asked(Question question) {
        var trial = question.trial();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("operation", Words.name(trial.operation())).put("topology", trial.topology());
        json.put("ranks", trial.ranks()).put("gpus", question.gpus());
        json.put("type", trial.elementType().ncclName());
        json.put("redop", question.reduction()).put("root", question.root());
        json.put("algorithm", Words.name(trial.algorithm())).put("protocol", Words.name(trial.protocol()));
        json.put("channels", trial.channels()).put("chunks", trial.chunks());
        json.put("launch", Words.name(trial.launch())).put("data", trial.data());
        trial.lost().forEach(json.putArray("lost")::add);
        json.set("network", NetworkWords.json(trial.network()));
        return json.put("seed", trial.seed());
    }

    private static ObjectNode row(Question question, SizeOutcome size) {
        var trial = question.trial();
        var rates = Bandwidths.of(trial.operation(), trial.ranks(), size);
        var json = JsonNodeFactory.instance.objectNode();
        json.put("size_bytes", size.bytes()).put("count", size.count());
        json.put("time_ps", size.timePs()).put("time_us", rates.micros());
        json.put("algbw_GBps", rates.algbw()).put("busbw_GBps", rates.busbw());
        if (size.wrong() < 0) {
            json.putNull("wrong");
        } else {
            json.put("wrong", size.wrong());
        }
        json.put("algorithm", Words.name(size.algorithm())).put("protocol", Words.name(size.protocol()));
        return json.put("channels", size.channels()).put("messages", size.messages());
    }
}
