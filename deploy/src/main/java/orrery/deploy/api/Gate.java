package orrery.deploy.api;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Who may come in. A page of somebody else, opened in a browser on this machine, must not: neither by a name that was made to
 * mean this machine (Host), nor by sending from over there (Origin).
 */
final class Gate {
    static final String COOKIE = "orrery-token";

    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");

    private final InetAddress address;
    private final int port;
    private final Optional<String> token;
    private final Rate rate;

    /** @param port that is listened on */
    Gate(Bind bind, int port, Rate rate) {
        this.address = bind.address();
        this.port = port;
        this.token = bind.token();
        this.rate = rate;
    }

    /** Why a call is refused; empty where it may come in. */
    Optional<Reply.Whole> refusal(Call call) {
        if (!isOurs(call.header("host"))) {
            return refuse(403, "Host \"" + shown(call.header("host")) + "\"; allowed: localhost:" + port, "");
        }
        var origin = call.header("origin");
        if (!origin.isEmpty() && !origin.equals("http://" + call.header("host"))) {
            return refuse(403, "Origin \"" + shown(origin) + "\"; allowed: the page that is served here", "");
        }
        if (call.header("sec-fetch-site").equals("cross-site")) {
            return refuse(403, "a request from another site", "");
        }
        return refusalOfToken(call).or(() -> rate.takes(call.caller(), call.changes()) ? Optional.empty() : tooMany());
    }

    /** Whoever tries tokens may do so no more often than whoever changes something. */
    private Optional<Reply.Whole> refusalOfToken(Call call) {
        if (token.isEmpty() || isKnown(call, token.get())) {
            return Optional.empty();
        }
        return rate.takes("unknown " + call.caller(), true)
                ? refuse(
                        401, "no token, or a wrong one", "send Authorization: Bearer TOKEN, or open /?token=TOKEN once")
                : tooMany();
    }

    private static Optional<Reply.Whole> tooMany() {
        return refuse(429, "too many requests", "wait a second");
    }

    private static Optional<Reply.Whole> refuse(int status, String problem, String remedy) {
        return Optional.of(Reply.refusal(status, problem, remedy));
    }

    /** Names that mean another machine to others mean this one only to whoever has the token. */
    private boolean isOurs(String host) {
        if (token.isPresent() && !address.isLoopbackAddress()) {
            return !host.isEmpty();
        }
        return OWN.stream().anyMatch(name -> host.equals(name + ":" + port) || port == 80 && host.equals(name));
    }

    private static boolean isKnown(Call call, String token) {
        var bearer = call.header("authorization");
        return bearer.startsWith("Bearer ") && isSame(bearer.substring("Bearer ".length()), token)
                || isSame(cookie(call.header("cookie")), token)
                || isVisit(call) && isSame(call.query().getOrDefault("token", ""), token);
    }

    /** The first visit of a browser, which gets a cookie and is sent on without the token in its address. */
    static boolean isVisit(Call call) {
        return call.method().equals("GET")
                && call.path().isEmpty()
                && call.query().containsKey("token");
    }

    private static String cookie(String header) {
        for (var part : header.split(";")) {
            if (part.strip().startsWith(COOKIE + "=")) {
                return part.strip().substring(COOKIE.length() + 1);
            }
        }
        return "";
    }

    /** In a time that does not tell how much of it is right. */
    private static boolean isSame(String given, String token) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(80, text.length()));
    }
}
