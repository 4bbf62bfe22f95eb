package orrery.deploy.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import orrery.deploy.api.Watched;
import orrery.deploy.live.Asked;
import orrery.deploy.live.ControlServer;
import orrery.deploy.live.JournalWriter;
import orrery.deploy.live.LiveFolders;
import orrery.deploy.live.Pacer;
import orrery.deploy.live.Session;
import orrery.fabric.fault.Amendment;
import orrery.fabric.topology.Topology;
import orrery.node.host.HostMessage.Amended;
import orrery.node.job.Job;
import orrery.node.outcome.Progress;
import orrery.node.scenario.Scenario;
import orrery.node.watching.Onlooker;

/** A run that people have a hand in: it listens as soon as it begins, and what is done to it is in its journal. */
final class LiveRun implements Attended {
    private final Path folder;
    private final long pacePs;
    private final List<Amendment.Dated> before;
    private final JournalWriter journal;
    private final AtomicLong nowPs = new AtomicLong();
    private Scenario scenario;
    private Optional<Watched> watched = Optional.empty();
    private Pacer pacer;
    private Session session;
    private ControlServer server;

    private LiveRun(Path folder, List<Amendment.Dated> before, JournalWriter journal, long pacePs) {
        this.folder = folder;
        this.before = before;
        this.journal = journal;
        this.pacePs = pacePs;
    }

    static LiveRun begin(Path folder, Asked asked, long pacePs) throws IOException {
        var journal = JournalWriter.create(folder.resolve(LiveFolders.JOURNAL), asked);
        return new LiveRun(folder, List.of(), journal, pacePs);
    }

    /** One that is taken up: its journal goes on, with all that the run itself knows of. */
    static LiveRun again(Path folder, Asked asked, Job.Run job) throws IOException {
        LiveFolders.silence(folder);
        var faults = job.scenario().faults();
        var before = faults.amendments();
        var journal = JournalWriter.again(
                folder.resolve(LiveFolders.JOURNAL), asked, faults.schedule().size(), before);
        return new LiveRun(folder, before, journal, job.pacePs());
    }

    @Override
    public void watched(Watched by) {
        watched = Optional.of(by);
    }

    @Override
    public Scenario open(Scenario asked) {
        scenario = asked.with(asked.faults().amended(before));
        return scenario;
    }

    @Override
    public String words() {
        return "run " + folder.getFileName() + " listens: orrery fault list; its journal is "
                + folder.resolve(LiveFolders.JOURNAL);
    }

    @Override
    public Optional<Path> journal() {
        return Optional.of(folder.resolve(LiveFolders.JOURNAL));
    }

    @Override
    public String id() {
        return folder.getFileName().toString();
    }

    @Override
    public long pacePs() {
        return pacePs;
    }

    @Override
    public void begins(Topology topology, Function<Amendment, CompletableFuture<Amended>> amend) {
        var schedule = scenario.faults().on(topology, scenario.seed());
        session = new Session(schedule, before, amend::apply, nowPs::get, journal);
        try {
            server = ControlServer.open(folder.resolve(LiveFolders.CONTROL), session);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen in " + folder + ": " + e.getMessage(), e);
        }
        watched.ifPresent(by -> by.begins(scenario, topology, session, pacer, pacePs));
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
        nowPs.set(progress.now().picos());
        watched.ifPresent(by -> by.reached(progress));
    }

    @Override
    public List<Amendment.Dated> amendments() {
        return session == null ? before : session.amendments();
    }

    @Override
    public void ended(String fingerprint) {
        try {
            journal.end(fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be ended: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
            }
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
