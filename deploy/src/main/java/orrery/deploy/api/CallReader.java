package orrery.deploy.api;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a call of what the engine has read. */
final class CallReader {
    private CallReader() {}

    /** @throws IllegalArgumentException where its address cannot be decoded */
    static Call call(HttpExchange exchange, String body) {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var path = Stream.of(exchange.getRequestURI().getPath().split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        var caller = exchange.getRemoteAddress().getAddress().getHostAddress();
        return new Call(caller, exchange.getRequestMethod(), path, query(exchange), headers, body);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var found = new HashMap<String, String>();
        var raw = exchange.getRequestURI().getRawQuery();
        for (var pair : raw == null ? List.<String>of() : List.of(raw.split("&"))) {
            var halves = pair.split("=", 2);
            found.putIfAbsent(decoded(halves[0]), halves.length < 2 ? "" : decoded(halves[1]));
        }
        return found;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
