package orrery.deploy.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import orrery.deploy.watch.PageFiles;

/** What is answered where. Paths are those of {@code openapi.yaml}. */
final class Routes {
    private static final String API = "/api/v1";

    /** Answers a call to one path. */
    private interface Handler {
        Reply answer(Call call) throws InterruptedException;
    }

    /**
     * @param pattern parts of a path; one in braces stands for anything
     */
    record Route(String method, List<String> pattern, Handler handler) {
        private static Route of(String method, String path, Handler handler) {
            return new Route(method, List.of(path.substring(1).split("/")), handler);
        }

        /** As the API writes it. */
        String path() {
            return "/" + String.join("/", pattern);
        }

        private boolean fits(List<String> path) {
            if (path.size() != pattern.size()) {
                return false;
            }
            for (var part = 0; part < path.size(); part++) {
                if (!pattern.get(part).startsWith("{") && !pattern.get(part).equals(path.get(part))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Supplier<Optional<Stage>> stage;
    private final Supplier<Optional<Path>> results;
    private final Optional<String> token;
    private final List<Route> table = List.of(
            Route.of(
                    "GET",
                    API + "/run",
                    call -> on(at -> Reply.json(200, at.view().run()))),
            Route.of("GET", API + "/topology", call -> on(at -> at.view().topologyReply())),
            Route.of("GET", API + "/topology/{device}", this::device),
            Route.of("GET", API + "/requests", this::requests),
            Route.of(
                    "GET",
                    API + "/faults",
                    call -> on(at -> Reply.json(200, at.control().faults()))),
            Route.of("POST", API + "/faults", call -> on(at -> at.control().inject(call))),
            Route.of(
                    "DELETE",
                    API + "/faults/{fault}",
                    call -> on(at -> at.control().heal(call))),
            Route.of("GET", API + "/actions", call -> Reply.json(200, Actions.json())),
            Route.of("POST", API + "/pace", call -> on(at -> at.control().pace(call))),
            Route.of("GET", API + "/events", call -> new Reply.Events(call.header(EventStream.LAST_HEARD))),
            Route.of("GET", API + "/results", this::results),
            Route.of("GET", API + "/openapi.yaml", call -> Reply.text("application/yaml", OpenApi.text())),
            Route.of(
                    "GET",
                    "/metrics",
                    call -> on(at -> Reply.text(MetricsText.TYPE, at.view().metrics()))));

    /** What is there once the run has begun. */
    record Stage(RunView view, Hands control) {}

    private interface OnStage {
        Reply answer(Stage stage) throws InterruptedException;
    }

    /**
     * @param stage empty before the run begins
     * @param results folder of a run that is over
     */
    Routes(Supplier<Optional<Stage>> stage, Supplier<Optional<Path>> results, Optional<String> token) {
        this.stage = stage;
        this.results = results;
        this.token = token;
    }

    List<Route> table() {
        return table;
    }

    Reply answer(Call call) throws InterruptedException {
        if (token.isPresent() && Gate.isVisit(call)) {
            return Reply.seeOther("/", Gate.COOKIE + "=" + token.get() + "; HttpOnly; SameSite=Strict; Path=/");
        }
        var method = call.method().equals("HEAD") ? "GET" : call.method();
        var there = table.stream().filter(route -> route.fits(call.path())).toList();
        for (var route : there) {
            if (route.method().equals(method)) {
                var reply = route.handler().answer(call);
                return reply instanceof Reply.Whole || !call.method().equals("HEAD") ? reply : notAllowed(there);
            }
        }
        return there.isEmpty() ? file(call, method) : notAllowed(there);
    }

    private static Reply notAllowed(List<Route> there) {
        var allowed = String.join(", ", there.stream().map(Route::method).toList());
        var refusal = Reply.refusal(405, "this method; allowed: " + allowed);
        return new Reply.Whole(refusal.status(), refusal.type(), Map.of("Allow", allowed), refusal.body());
    }

    private static Reply file(Call call, String method) {
        var name = String.join("/", call.path());
        return PageFiles.find(name.isEmpty() ? PageFiles.INDEX : name)
                .filter(_ -> method.equals("GET"))
                .<Reply>map(file -> new Reply.Whole(200, file.type(), Map.of(), file.content()))
                .orElseGet(
                        () -> Reply.refusal(404, "nothing is here", "GET " + API + "/openapi.yaml says what is where"));
    }

    private Reply on(OnStage answer) throws InterruptedException {
        var now = stage.get();
        return now.isPresent()
                ? answer.answer(now.get())
                : Reply.refusal(503, "the run has not begun yet", "ask again in a second");
    }

    private Reply device(Call call) throws InterruptedException {
        return on(at -> {
            var number = call.path().getLast();
            var topology = at.view().topology();
            return number.matches("\\d{1,7}") && Integer.parseInt(number) < topology.devices()
                    ? Reply.json(200, TopologyJson.device(topology, Integer.parseInt(number)))
                    : Reply.refusal(404, "no such device; allowed: 0 to " + (topology.devices() - 1));
        });
    }

    private Reply requests(Call call) throws InterruptedException {
        var from = call.query().getOrDefault("from", "0");
        return from.matches("\\d{1,9}")
                ? on(at -> Reply.json(200, at.view().requests(Integer.parseInt(from))))
                : Reply.refusal(400, "from=" + from + "; allowed: the number of a request");
    }

    private Reply results(Call call) {
        return results.get()
                .<Reply>map(folder -> new Reply.Streamed(
                        "application/zip",
                        Map.of("Content-Disposition", "attachment; filename=\"" + plain(folder) + ".zip\""),
                        out -> ZippedFolder.write(folder, out)))
                .orElseGet(
                        () -> Reply.refusal(409, "the run is not over, or leaves no results", "ask again when it is"));
    }

    /** A name that no header minds. */
    private static String plain(Path folder) {
        return folder.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
