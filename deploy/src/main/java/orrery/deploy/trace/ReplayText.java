package orrery.deploy.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import orrery.deploy.report.Figures;
import orrery.deploy.report.TextTable;
import orrery.node.replay.ReplayFindings.RankFinding;

/** What came of running traces, as tables. Ranks that follow each other with equal figures share a line. */
public final class ReplayText {
    private ReplayText() {}

    public static String of(Ran ran) {
        var outcome = ran.outcome();
        return "orrery trace run " + ran.prefix() + " on " + ran.topology() + ", "
                + outcome.ranks().size() + " ranks, launch "
                + ran.launch().name().toLowerCase(Locale.ROOT) + "\n\n" + ranks(outcome.ranks()) + "\n"
                + links(ran) + "\ntime:        " + Figures.time(outcome.timePs()) + "\nfingerprint: "
                + outcome.fingerprint() + "\n";
    }

    private static String ranks(List<RankFinding> ranks) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("rank", "nodes", "time", "compute", "memory", "host", "communication", "exposed"));
        for (var first = 0; first < ranks.size(); ) {
            var last = first;
            while (last + 1 < ranks.size() && isAlike(ranks.get(first), ranks.get(last + 1))) {
                last++;
            }
            rows.add(row(first == last ? "" + first : first + "-" + last, ranks.get(first)));
            first = last + 1;
        }
        rows.add(List.of(
                "all",
                Long.toString(sum(ranks, RankFinding::nodes)),
                time(ranks, RankFinding::endPs),
                time(ranks, RankFinding::computePs),
                time(ranks, RankFinding::memoryPs),
                time(ranks, RankFinding::hostPs),
                time(ranks, RankFinding::communicationPs),
                time(ranks, RankFinding::exposedPs)));
        return TextTable.of(rows);
    }

    private static boolean isAlike(RankFinding one, RankFinding other) {
        return row("", one).equals(row("", other));
    }

    private static List<String> row(String name, RankFinding rank) {
        return List.of(
                name,
                Integer.toString(rank.nodes()),
                Figures.time(rank.endPs()),
                Figures.time(rank.computePs()),
                Figures.time(rank.memoryPs()),
                Figures.time(rank.hostPs()),
                Figures.time(rank.communicationPs()),
                Figures.time(rank.exposedPs()));
    }

    private static String time(List<RankFinding> ranks, ToLongFunction<RankFinding> figure) {
        return Figures.time(sum(ranks, figure));
    }

    private static long sum(List<RankFinding> ranks, ToLongFunction<RankFinding> figure) {
        return ranks.stream().mapToLong(figure).sum();
    }

    private static String links(Ran ran) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("link", "content B", "wire B"));
        for (var link : ran.outcome().links()) {
            rows.add(List.of(
                    link.medium(),
                    Long.toString(link.content().bytes()),
                    Long.toString(link.wire().bytes())));
        }
        return rows.size() == 1 ? "nothing crossed a link\n" : TextTable.of(rows);
    }
}
