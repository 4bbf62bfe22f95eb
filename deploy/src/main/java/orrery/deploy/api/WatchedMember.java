package orrery.deploy.api;

import java.io.IOException;
import orrery.fabric.placement.Placement;
import orrery.fabric.topology.Topology;
import orrery.node.host.EmulationMaker;
import orrery.node.job.Job;

/** A member of a cluster that is watched by HTTP: the places that it has in runs, one run after another. */
public final class WatchedMember implements AutoCloseable {
    private final Watched watched;

    private WatchedMember(Watched watched) {
        this.watched = watched;
    }

    /** @throws IOException where it cannot listen there */
    public static WatchedMember open(Bind bind) throws IOException {
        return new WatchedMember(Watched.open(bind));
    }

    /** Where the page is. */
    public String address() {
        return watched.address();
    }

    /** The same devices, looked at. */
    public EmulationMaker looking(EmulationMaker maker) {
        return (job, topology, placement, jvm) -> {
            var hosted = maker.prepare(job, topology, placement, jvm);
            return job instanceof Job.Run run ? hosted.before(show(run, topology, placement, jvm)) : hosted;
        };
    }

    private OnePlace show(Job.Run job, Topology topology, Placement placement, int jvm) {
        var words = "place " + jvm + " alone, " + placement.devices(jvm).length + " of " + topology.devices()
                + " devices; faults and pace are its console's";
        var scope = new Scope(words, false, false);
        var view = new RunView(job.scenario(), topology, job.pacePs(), watched.audience(), System::nanoTime, scope);
        var place = new OnePlace(job, topology, view);
        watched.shows(view, place);
        return place;
    }

    @Override
    public void close() {
        watched.close();
    }
}
