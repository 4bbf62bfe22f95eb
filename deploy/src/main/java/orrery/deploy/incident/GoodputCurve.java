package orrery.deploy.incident;

import java.util.ArrayList;
import java.util.List;
import orrery.node.outcome.Outcome;

/**
 * What a run served over virtual time, in parts of equal length.
 *
 * @param partPs length of each
 * @param parts from time 0 on
 */
public record GoodputCurve(long partPs, List<Part> parts) {
    /** Parts that a run is cut into. */
    public static final int PARTS = 60;

    private static final double PICOS_PER_SECOND = 1e12;

    /**
     * @param fromPs its beginning
     * @param tokens that reached their senders in it
     * @param requests whose last token did
     */
    public record Part(long fromPs, long tokens, long requests) {}

    public GoodputCurve {
        parts = List.copyOf(parts);
    }

    /** From the begin of a run to its last token. */
    public static GoodputCurve of(Outcome outcome) {
        var end = Windows.of(outcome, List.of()).always().untilPs();
        var partPs = Math.max(1, Math.ceilDiv(end, PARTS));
        var tokens = new long[PARTS];
        var requests = new long[PARTS];
        for (var request : outcome.requests()) {
            request.tokenTimes().forEach(time -> tokens[(int) (time.picos() / partPs)]++);
            if (Completed.is(request)) {
                requests[(int) (request.tokenTimes().getLast().picos() / partPs)]++;
            }
        }
        var parts = new ArrayList<Part>();
        for (var part = 0; part < PARTS; part++) {
            parts.add(new Part(part * partPs, tokens[part], requests[part]));
        }
        return new GoodputCurve(partPs, parts);
    }

    public double tokensPerSecond(Part part) {
        return part.tokens() * PICOS_PER_SECOND / partPs;
    }

    /** A bar for each part, the fullest as high as a letter; a blank where there was nothing. */
    public String sparkline() {
        var most = Math.max(1, parts.stream().mapToLong(Part::tokens).max().orElse(1));
        var line = new StringBuilder();
        parts.forEach(part -> line.append(bar(part.tokens(), most)));
        return line.toString();
    }

    private static char bar(long tokens, long most) {
        return tokens == 0 ? ' ' : "▁▂▃▄▅▆▇█".charAt((int) ((tokens * 8 - 1) / most));
    }

    /** One line for each part, after a header. */
    public String csv() {
        var lines = new StringBuilder("from_s,tokens,requests,tokens_per_second\n");
        for (var part : parts) {
            lines.append(part.fromPs() / PICOS_PER_SECOND)
                    .append(',')
                    .append(part.tokens())
                    .append(',')
                    .append(part.requests())
                    .append(',')
                    .append(tokensPerSecond(part))
                    .append('\n');
        }
        return lines.toString();
    }
}
