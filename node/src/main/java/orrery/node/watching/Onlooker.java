package orrery.node.watching;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import orrery.fabric.fault.Amendment;

/**
 * Looks on while a run goes on: at all of it beside its console, or at one place of it beside the host that has it. Told from any
 * thread, and must not keep whoever tells it.
 */
public interface Onlooker {

    /** What there was to see of a place since the last time. */
    void seen(int place, Glimpse glimpse);

    /** How far the places of the run are, those that have begun. */
    void places(List<PlaceGlance> places);

    /** Beside a host: the faults of the run are amended. */
    default void amended(Amendment.Dated amendment) {}

    /**
     * Beside a host: the run keeps another pace.
     *
     * @param pacePs virtual time that passes in a second of wall time, at most; 0 for any
     */
    default void paced(long pacePs) {}

    /** Beside a host: how far the whole run is. What is seen of other places comes by {@link #seen} from then on. */
    default void standings(Standings standings) {}

    /** Beside a host: how to ask the console for something. */
    default void petitions(Petitions petitions) {}

    /** Beside the console: what people at other members may do. */
    default Standings.Permits permits() {
        return Standings.Permits.NONE;
    }

    /** Beside the console: somebody at another member asks for something. */
    default CompletableFuture<String> asked(String petition) {
        return new CompletableFuture<>();
    }

    /** Beside a host: nothing more happens at its place. */
    default void ended() {}
}
