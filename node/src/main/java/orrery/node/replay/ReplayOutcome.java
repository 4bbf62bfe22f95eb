package orrery.node.replay;

import java.util.List;
import orrery.node.outcome.LinkTraffic;
import orrery.node.replay.ReplayFindings.RankFinding;

/**
 * What a {@link Replay} came to.
 *
 * @param timePs from the begin to the last rank's end
 * @param ranks by rank
 * @param links what each kind of link carried, in the order of names; those that carried something
 * @param fingerprint hash of everything that happened, the same on any number of JVMs
 */
public record ReplayOutcome(long timePs, List<RankFinding> ranks, List<LinkTraffic> links, String fingerprint) {

    public ReplayOutcome {
        ranks = List.copyOf(ranks);
        links = List.copyOf(links);
    }
}
