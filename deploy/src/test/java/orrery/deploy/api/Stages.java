package orrery.deploy.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import orrery.deploy.live.Asked;
import orrery.deploy.live.JournalWriter;
import orrery.deploy.live.Session;
import orrery.deploy.scenario.ScenarioFile;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.host.HostMessage.Amended;
import orrery.node.scenario.Scenario;

/** A run that does at once what it is asked, for whoever speaks to it by HTTP. */
final class Stages {
    static final Scenario SCENARIO = ScenarioFile.read("hgx-h100", List.of()).scenario();
    static final Topology TOPOLOGY = Topologies.named(SCENARIO.topology());

    final List<long[]> paces = new CopyOnWriteArrayList<>();
    private final AtomicLong nowPs = new AtomicLong(1_000);
    private final Path folder;

    Stages(Path folder) {
        this.folder = folder;
    }

    Session session() throws IOException {
        var asked = new Asked("1", "hgx-h100", List.of(), "abc", 2, SCENARIO.topology());
        return new Session(
                FaultSchedule.of(List.of(), TOPOLOGY, 2),
                List.of(),
                _ -> CompletableFuture.completedFuture(new Amended(1, 0, 1, nowPs.addAndGet(1_000), "")),
                () -> nowPs.get() + 1,
                JournalWriter.create(folder.resolve("journal.jsonl"), asked));
    }

    CompletableFuture<Long> repace(long pacePs, long stepPs) {
        paces.add(new long[] {pacePs, stepPs});
        return CompletableFuture.completedFuture(nowPs.get() + stepPs);
    }

    /** Until it was asked for so many. */
    void awaitPaces(int count) throws InterruptedException {
        while (paces.size() < count) {
            Thread.sleep(20);
        }
    }
}
