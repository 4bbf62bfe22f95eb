package orrery.deploy.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.node.plan.Seat.Side;
import orrery.node.program.Blocks;
import orrery.node.program.Group;
import orrery.node.program.Timeline.Span;
import orrery.node.program.Work.Communicate;
import orrery.node.program.Work.Compute;

/** A step as two lanes beside each other, what runs at the same time in one line. */
final class StepText {
    private final StepPicture picture;
    private final boolean hasMicroBatches;

    private StepText(StepPicture picture) {
        this.picture = picture;
        this.hasMicroBatches =
                picture.spans().stream().anyMatch(span -> span.node().microBatch() > 0);
    }

    static String of(StepPicture picture) {
        return new StepText(picture).text();
    }

    private String text() {
        var side = picture.side() == Side.ATTENTION ? "" : ", feed-forward's side";
        var title =
                "one step of stage " + picture.stage() + side + ": " + picture.nodes() + " nodes in the order they run"
                        + (picture.left().isEmpty() ? "" : "; " + String.join(", ", picture.left())) + "\n";
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("  compute", "communication"));
        var last = picture.spans().stream().mapToLong(Span::begin).max().orElse(-1);
        for (var turn = 0L; turn <= last; turn++) {
            rows.add(List.of("  " + lane(turn, true), lane(turn, false)));
        }
        return title + left(rows);
    }

    /** Both columns to the left. */
    private static String left(List<List<String>> rows) {
        var width = rows.stream().mapToInt(row -> row.getFirst().length()).max().orElse(0);
        return rows.stream()
                .map(row -> (row.getFirst() + " ".repeat(width - row.getFirst().length()) + "  " + row.getLast())
                                .stripTrailing()
                        + "\n")
                .collect(Collectors.joining());
    }

    private String lane(long turn, boolean compute) {
        return picture.spans().stream()
                .filter(span -> span.begin() == turn && span.node().work() instanceof Compute == compute)
                .map(this::words)
                .collect(Collectors.joining(", "));
    }

    /** For example {@code attend 3, micro-batch 1} or {@code all-reduce (attention)}. */
    private String words(Span span) {
        var work = span.node().work();
        var name = new StringBuilder(words(work.getClass().getSimpleName()));
        Blocks.named(work)
                .ifPresent(block -> name.append(" ")
                        .append(picture.architecture().blocks().get(block).layer()));
        if (work instanceof Communicate communicate) {
            Group.of(communicate)
                    .ifPresent(group -> name.append(" (")
                            .append(group.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .append(")"));
        }
        return hasMicroBatches ? name + " ·" + span.node().microBatch() : name.toString();
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
