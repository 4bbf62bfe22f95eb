package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import orrery.deploy.api.Watched;
import orrery.deploy.live.LiveFolders;
import orrery.deploy.live.Pacer;
import orrery.fabric.fault.Amendment;
import orrery.fabric.topology.Topology;
import orrery.node.host.HostMessage.Amended;
import orrery.node.outcome.Progress;
import orrery.node.scenario.Scenario;
import orrery.node.watching.Onlooker;

/** A run that people look at: it is not opened for faults, and so it has the tokens, times and fingerprint that it has alone. */
final class LookedAtRun implements Attended {
    private final String id = LiveFolders.freshName();
    private final long pacePs;
    private Scenario scenario;
    private Optional<Watched> watched = Optional.empty();
    private Pacer pacer;

    LookedAtRun(long pacePs) {
        this.pacePs = pacePs;
    }

    @Override
    public void watched(Watched by) {
        watched = Optional.of(by);
    }

    @Override
    public Scenario open(Scenario asked) {
        scenario = asked;
        return asked;
    }

    @Override
    public String words() {
        return "run " + id + " is looked at, and takes no faults";
    }

    @Override
    public Optional<Path> journal() {
        return Optional.empty();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long pacePs() {
        return pacePs;
    }

    @Override
    public void begins(Topology topology, Function<Amendment, CompletableFuture<Amended>> amend) {
        watched.ifPresent(by -> by.begins(scenario, topology, pacer, pacePs));
    }

    @Override
    public void canBePaced(Pacer by) {
        pacer = by;
    }

    @Override
    public Optional<Onlooker> onlooker() {
        return watched.map(by -> by);
    }

    @Override
    public void reached(Progress progress) {
        watched.ifPresent(by -> by.reached(progress));
    }

    @Override
    public List<Amendment.Dated> amendments() {
        return List.of();
    }

    @Override
    public void ended(String fingerprint) {
        // Nobody needs it to have the run again.
    }

    @Override
    public void close() {
        // The page belongs to those who look.
    }
}
