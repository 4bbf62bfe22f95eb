package orrery.deploy.trace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import orrery.deploy.report.Json;
import orrery.node.replay.ReplayFindings.RankFinding;

/** What came of running traces, as one JSON object. */
public final class ReplayJson {
    private ReplayJson() {}

    public static String of(Ran ran) {
        var outcome = ran.outcome();
        var root = JsonNodeFactory.instance.objectNode();
        root.put("prefix", ran.prefix())
                .put("topology", ran.topology())
                .put("launch", ran.launch().name().toLowerCase(Locale.ROOT))
                .put("time_ps", outcome.timePs());
        var ranks = root.putArray("ranks");
        outcome.ranks().forEach(rank -> put(ranks.addObject().put("rank", rank.rank()), rank));
        put(root.putObject("sum"), sum(outcome.ranks()));
        var links = root.putArray("links");
        for (var link : outcome.links()) {
            links.addObject()
                    .put("medium", link.medium())
                    .put("content_bytes", link.content().bytes())
                    .put("wire_bytes", link.wire().bytes());
        }
        root.put("fingerprint", outcome.fingerprint());
        return Json.text(root);
    }

    private static void put(ObjectNode json, RankFinding rank) {
        json.put("nodes", rank.nodes())
                .put("time_ps", rank.endPs())
                .put("compute_ps", rank.computePs())
                .put("memory_ps", rank.memoryPs())
                .put("host_ps", rank.hostPs())
                .put("communication_ps", rank.communicationPs())
                .put("exposed_ps", rank.exposedPs());
    }

    private static RankFinding sum(List<RankFinding> ranks) {
        return ranks.stream()
                .reduce((a, b) -> new RankFinding(
                        0,
                        a.nodes() + b.nodes(),
                        a.endPs() + b.endPs(),
                        a.computePs() + b.computePs(),
                        a.memoryPs() + b.memoryPs(),
                        a.hostPs() + b.hostPs(),
                        a.communicationPs() + b.communicationPs(),
                        a.exposedPs() + b.exposedPs()))
                .orElseThrow();
    }
}
