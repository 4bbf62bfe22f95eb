package orrery.deploy.api;

import java.io.IOException;
import orrery.fabric.placement.Placement;
import orrery.fabric.topology.Topology;
import orrery.node.host.EmulationMaker;
import orrery.node.job.Job;

/** A member of a cluster that is watched by HTTP: the runs that it has a place in, one after another. */
public final class WatchedMember implements AutoCloseable {
    private final Watched watched;
    private final boolean mayAsk;

    private WatchedMember(Watched watched, boolean mayAsk) {
        this.watched = watched;
        this.mayAsk = mayAsk;
    }

    /**
     * @param mayAsk whether people here may ask the console for what it lets people do
     * @throws IOException where it cannot listen there
     */
    public static WatchedMember open(Bind bind, boolean mayAsk) throws IOException {
        return new WatchedMember(Watched.open(bind), mayAsk);
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
        var alone = new Scope(
                "place " + jvm + " alone, " + placement.devices(jvm).length + " of " + topology.devices()
                        + " devices; its console has not said more",
                false,
                false);
        var view = new RunView(job.scenario(), topology, job.pacePs(), watched.audience(), System::nanoTime, alone);
        var place = new OnePlace(job, topology, view, alone, mayAsk);
        watched.shows(view, place);
        return place;
    }

    @Override
    public void close() {
        watched.close();
    }
}
