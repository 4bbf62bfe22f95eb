package orrery.deploy.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import orrery.deploy.api.Bind;
import orrery.deploy.api.Watched;
import orrery.deploy.api.WatchedMember;
import orrery.deploy.scenario.InputProblem;
import picocli.CommandLine.Option;

/** The options of a run with a live page. Those that few need are named by the first of them rather than on lines of their own. */
final class WatchOptions {
    private static final String PORT = "--port";
    private static final String BIND = "--bind";
    private static final String TOKEN = "--token-file";
    private static final int USUAL_PORT = 8576;
    private static final int LAST_PORT = 65_535;

    @Option(names = "--watch", description = "Serve a live page (--port, --bind, --token-file).")
    private boolean watch;

    @Option(names = "--look", description = "The same page of the plain run: without faults.")
    private boolean look;

    @Option(names = PORT, paramLabel = "N", hidden = true, description = "Of the live page; 0 for any (8576).")
    private Integer port;

    @Option(names = BIND, paramLabel = "HOST", hidden = true, description = "Where others reach the live page.")
    private String bind;

    @Option(names = TOKEN, paramLabel = "FILE", hidden = true, description = "What others must know, in a file.")
    private Path token;

    /** Whether there is a page that faults can be typed into. */
    boolean takesFaults() {
        return watch && !look;
    }

    /** Whether there is a page, and the run stays what it is alone. */
    boolean onlyLooks() {
        return look;
    }

    /** Checks what can be checked without doing anything. */
    void check() {
        if (watch || look) {
            bind();
        } else if (port != null || bind != null || token != null) {
            var alone = port != null ? PORT : bind != null ? BIND : TOKEN;
            throw InputProblem.of(alone, "", "no --watch or --look beside it", "with one of them", "add --watch");
        }
    }

    /** Empty where nobody asked for it. */
    Optional<Watched> open() {
        return opened(Watched::open);
    }

    /** Of a member of a cluster; empty where nobody asked for it. */
    Optional<WatchedMember> openMember() {
        return opened(bind -> WatchedMember.open(bind, !look));
    }

    private interface Opening<T> {
        T on(Bind bind) throws IOException;
    }

    private <T> Optional<T> opened(Opening<T> opening) {
        if (!watch && !look) {
            return Optional.empty();
        }
        try {
            return Optional.of(opening.on(bind()));
        } catch (IOException taken) {
            throw InputProblem.of(
                    PORT, "", port() + ": " + taken.getMessage(), "a port that is free", "take another, or 0 for any");
        }
    }

    private Bind bind() {
        if (port() < 0 || port() > LAST_PORT) {
            throw InputProblem.of(PORT, "", Integer.toString(port()), "a whole number from 0 to " + LAST_PORT, "");
        }
        try {
            return Bind.of(bind == null ? "127.0.0.1" : bind, port(), token());
        } catch (UnknownHostException unknown) {
            throw InputProblem.of(BIND, "", "\"" + bind + "\"", "an address of this machine", "");
        } catch (IllegalArgumentException open) {
            throw InputProblem.of(
                    BIND,
                    "",
                    bind + " without a token",
                    "localhost, or a token",
                    "write one to a file and name it: " + TOKEN);
        }
    }

    private int port() {
        return port == null ? USUAL_PORT : port;
    }

    private Optional<String> token() {
        if (token == null) {
            return Optional.empty();
        }
        var text = read();
        if (!text.matches("[A-Za-z0-9._~-]{" + Bind.SHORTEST_TOKEN + ",256}")) {
            throw InputProblem.of(
                    TOKEN,
                    "",
                    token + ", whose first line is no token",
                    Bind.SHORTEST_TOKEN + " to 256 letters, digits and . _ ~ -",
                    "openssl rand -hex 16 makes one");
        }
        return Optional.of(text);
    }

    private String read() {
        try (var lines = Files.lines(token)) {
            return lines.findFirst().orElse("").strip();
        } catch (IOException | UncheckedIOException unreadable) {
            throw InputProblem.of(TOKEN, "", token + ": " + unreadable.getMessage(), "a file that can be read", "");
        }
    }
}
