package orrery.node.host;

import java.util.List;
import java.util.Optional;
import orrery.fabric.actor.Conductor;
import orrery.node.watching.Onlooker;
import orrery.node.watching.PlaceGlance;

/** Whoever keeps or sees what happens at one place: the record of the run, and those who look on from afar and from beside it. */
final class Witnesses implements Conductor.Watcher, AutoCloseable {
    private final Cast cast;
    private final Optional<Lookout> lookout;
    private final Optional<Onlooker> onlooker;
    private Optional<Recorder> recorder = Optional.empty();

    Witnesses(Cast cast) {
        this.cast = cast;
        this.lookout = Lookout.of(cast);
        this.onlooker = cast.hosted().onlooker();
    }

    /**
     * Before anything happens, and only where the run shall be put on record.
     *
     * @throws Recorder.NotRecorded where it cannot
     */
    void record() {
        if (cast.assign().recorded()) {
            recorder = Optional.of(Recorder.begin(cast));
        }
    }

    /** On the Conductor's thread. */
    @Override
    public void windowOver(long events, long achieved) {
        recorder.ifPresent(each -> each.windowOver(events, achieved));
        lookout.ifPresent(each -> each.windowOver(events, achieved));
    }

    /** Whether the console wants to see this place. */
    void watched(boolean now) {
        lookout.ifPresent(each -> each.watched(now));
    }

    /** Who looks on beside this place; empty where nobody does. */
    Optional<Onlooker> onlooker() {
        return onlooker;
    }

    void paced(long pacePs) {
        onlooker.ifPresent(each -> each.paced(pacePs));
    }

    void reached(PlaceGlance glance) {
        onlooker.ifPresent(each -> each.places(List.of(glance)));
    }

    /** @throws Recorder.NotRecorded where what happened until now is not on disk */
    void keep() {
        recorder.ifPresent(Recorder::keep);
    }

    /** Nothing more will happen, and nobody has been told so yet. */
    void lookForTheLastTime() {
        lookout.ifPresent(Lookout::lookForTheLastTime);
    }

    /** @throws Recorder.NotRecorded where not all of it is on disk */
    void seal() {
        recorder.ifPresent(each -> each.seal(cast));
    }

    /** Of what is on record. */
    int slices() {
        return recorder.map(Recorder::slices).orElse(0);
    }

    /** Empty where there is none of that number. */
    Optional<byte[]> slice(int number) {
        return recorder.filter(each -> each.has(number)).map(each -> each.slice(number));
    }

    @Override
    public void close() {
        recorder.ifPresent(Recorder::close);
        onlooker.ifPresent(Onlooker::ended);
    }
}
