package orrery.deploy.result;

import java.util.List;
import java.util.Locale;
import orrery.node.outcome.RequestOutcome;
import orrery.protocol.units.SimTime;

/** Requests, a row each, in the terms of vLLM's serving benchmark. */
final class RequestTable {
    private static final double PICOS_PER_MILLI = 1e9;

    private RequestTable() {}

    static String csv(List<RequestOutcome> requests) {
        var table = new CsvTable(
                "request",
                "replica",
                "prompt_tokens",
                "output_tokens",
                "sent_ms",
                "ttft_ms",
                "tpot_ms",
                "e2el_ms",
                "finish_reason",
                "answer",
                "recomputed_tokens");
        requests.forEach(request -> add(table, request));
        return table.text();
    }

    private static void add(CsvTable table, RequestOutcome request) {
        table.add(
                request.request(),
                request.replica(),
                request.promptTokens(),
                request.tokens().size(),
                request.sent().picos() / PICOS_PER_MILLI,
                firstToken(request),
                perToken(request),
                wholly(request),
                word(request.ended()),
                word(request.answer()),
                request.recomputedTokens());
    }

    private static Double firstToken(RequestOutcome request) {
        return request.tokenTimes().isEmpty()
                ? null
                : since(request.sent(), request.tokenTimes().getFirst());
    }

    private static Double wholly(RequestOutcome request) {
        return request.tokenTimes().isEmpty()
                ? null
                : since(request.sent(), request.tokenTimes().getLast());
    }

    /** After the first. */
    private static Double perToken(RequestOutcome request) {
        var times = request.tokenTimes();
        return times.size() < 2 ? null : since(times.getFirst(), times.getLast()) / (times.size() - 1);
    }

    private static double since(SimTime from, SimTime to) {
        return to.since(from).picos() / PICOS_PER_MILLI;
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
