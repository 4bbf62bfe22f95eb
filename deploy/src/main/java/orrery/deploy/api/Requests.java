package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import orrery.node.scenario.Load;
import orrery.node.watching.Glimpse.Heard;

/** The requests of a load: those that wait for a first token, those that get more, those that are complete. */
final class Requests {
    private static final double PS_PER_SECOND = 1e12;
    private static final int NEWEST = 200;
    private static final int MOST = 1_000;

    private final Load load;
    private final TreeMap<Integer, Heard> heard = new TreeMap<>();
    private final Latencies latencies = new Latencies();
    private long promptTokens;
    private long generated;
    private long finished;

    Requests(Load load) {
        this.load = load;
    }

    /** Takes what came. */
    ArrayNode take(List<Heard> news) {
        var json = JsonNodeFactory.instance.arrayNode();
        for (var now : news) {
            var before = heard.put(now.request(), now);
            count(before, now);
            json.add(json(now));
        }
        return json;
    }

    /** @param before null where nothing had come */
    private void count(Heard before, Heard now) {
        if (before == null) {
            promptTokens += now.promptTokens();
            latencies.firstToken(seconds(now.firstPs() - now.sentPs()));
        }
        var since = before == null ? 1 : before.tokens();
        var sincePs = before == null ? now.firstPs() : before.latestPs();
        if (now.tokens() > since) {
            var each = seconds(now.latestPs() - sincePs) / (now.tokens() - since);
            latencies.outputTokens(each, now.tokens() - since);
        }
        generated += now.tokens() - (before == null ? 0 : before.tokens());
        if (now.finished() && (before == null || !before.finished())) {
            finished++;
            latencies.complete(seconds(now.latestPs() - now.sentPs()));
        }
    }

    private static double seconds(long ps) {
        return ps / PS_PER_SECOND;
    }

    private static ObjectNode json(Heard one) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("request", one.request())
                .put("prompt_tokens", one.promptTokens())
                .put("tokens", one.tokens())
                .put("tail", one.tail())
                .put("sent_ps", one.sentPs())
                .put("first_ps", one.firstPs())
                .put("latest_ps", one.latestPs())
                .put("finished", one.finished());
    }

    /** Those that were sent last. */
    ArrayNode newest(long nowPs) {
        return json(nowPs, Math.max(0, sent(nowPs) - NEWEST));
    }

    /** Those that were sent by now, from a number on, and no more at once than an answer holds. */
    ArrayNode json(long nowPs, int from) {
        var json = JsonNodeFactory.instance.arrayNode();
        for (var request = from; request < load.prompts().size() && json.size() < MOST; request++) {
            var one = heard.get(request);
            if (one != null) {
                json.add(json(one).put("prompt", load.prompts().get(request).text()));
            } else if (sentPs(request) <= nowPs) {
                json.add(waiting(request));
            }
        }
        return json;
    }

    private ObjectNode waiting(int request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("request", request)
                .put("tokens", 0)
                .put("sent_ps", sentPs(request))
                .put("finished", false)
                .put("prompt", load.prompts().get(request).text());
    }

    private long sentPs(int request) {
        return load.interval().times(request).picos();
    }

    long running() {
        return heard.size() - finished;
    }

    long waiting(long nowPs) {
        return Math.max(0, sent(nowPs) - heard.size());
    }

    private int sent(long nowPs) {
        var sent = 0;
        while (sent < load.prompts().size() && sentPs(sent) <= nowPs) {
            sent++;
        }
        return sent;
    }

    long promptTokens() {
        return promptTokens;
    }

    long generated() {
        return generated;
    }

    long finished() {
        return finished;
    }

    Latencies latencies() {
        return latencies;
    }
}
