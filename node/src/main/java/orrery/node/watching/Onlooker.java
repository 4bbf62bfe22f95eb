package orrery.node.watching;

import java.util.List;

/** Looks on while a run goes on. Told from any thread, and must not keep whoever tells it. */
public interface Onlooker {

    /** What there was to see of a place since the last time. */
    void seen(int place, Glimpse glimpse);

    /** How far the places of the run are, those that have begun. */
    void places(List<PlaceGlance> places);
}
