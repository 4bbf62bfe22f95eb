package orrery.deploy.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import orrery.deploy.live.Pacer;
import orrery.fabric.fault.Amendment;
import orrery.fabric.topology.Topology;
import orrery.node.host.HostMessage.Amended;
import orrery.node.outcome.Progress;
import orrery.node.watching.Onlooker;

/** What people may do to a run while it goes on. */
public interface Live {

    /** Names the run, wherever it leaves something. */
    String id();

    /** Virtual picoseconds that pass in a second of wall time, at most; 0 for any. */
    long pacePs();

    /**
     * The run begins.
     *
     * @param amend has its hosts amend its faults
     */
    void begins(Topology topology, Function<Amendment, CompletableFuture<Amended>> amend);

    /** Before it begins: how its pace can be changed. */
    default void canBePaced(Pacer pacer) {}

    /** Who is shown what can be seen of it; empty where nobody looks on. */
    default Optional<Onlooker> onlooker() {
        return Optional.empty();
    }

    /** It has come so far. */
    void reached(Progress progress);

    /** What was amended by now. */
    List<Amendment.Dated> amendments();
}
