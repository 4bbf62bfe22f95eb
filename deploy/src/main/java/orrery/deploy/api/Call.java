package orrery.deploy.api;

import java.util.List;
import java.util.Map;

/**
 * A request, whoever speaks HTTP.
 *
 * @param path its parts, decoded
 * @param query by name, the first of each
 * @param headers by name in lower case, the first of each
 * @param body as text
 */
record Call(
        String caller,
        String method,
        List<String> path,
        Map<String, String> query,
        Map<String, String> headers,
        String body) {
    static final int LONGEST_BODY = 64 * 1024;

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean changes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    /** For a log: a line of bounded length, without anything that was typed to break it. */
    String words() {
        var all = caller + " " + method + " /" + String.join("/", path);
        return all.substring(0, Math.min(200, all.length())).replaceAll("[^\\x20-\\x7e]", "?");
    }
}
