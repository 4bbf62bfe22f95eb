package orrery.node.console;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import orrery.node.host.HostMessage.Going;
import orrery.node.outcome.Progress;
import orrery.node.watching.PlaceGlance;
import orrery.protocol.units.SimTime;
import orrery.protocol.wire.PeerMessage;

/** All places of a run, and what their hosts said together. */
record Places(List<Place> all) {

    Place first() {
        return all.getFirst();
    }

    Place of(int number) {
        return all.get(number);
    }

    int size() {
        return all.size();
    }

    /** The one that a host has. */
    Optional<Place> heldBy(String member) {
        return all.stream().filter(place -> place.member().equals(member)).findFirst();
    }

    boolean areReady() {
        return all.stream().map(Place::ready).allMatch(Objects::nonNull);
    }

    boolean areUnderWay() {
        return all.stream().allMatch(place -> place.going() != null && place.found() == null);
    }

    boolean areDone() {
        return all.stream().allMatch(Place::isDone);
    }

    /** Of those that are ready. */
    List<ActorRef<PeerMessage>> conductors() {
        return all.stream().map(place -> place.ready().conductor()).toList();
    }

    /** Of those that are done. */
    Ending done(Attempt attempt) {
        return new Ending.Done(
                all.stream().map(Place::findings).toList(),
                sum(place -> place.found().events()),
                sum(place -> place.found().windows()),
                all.stream().mapToInt(place -> place.ready().threads()).max().orElseThrow(),
                attempt.number() - 1,
                sum(place -> place.found().lost()));
    }

    private long sum(ToLongFunction<Place> figure) {
        return all.stream().mapToLong(figure).sum();
    }

    /**
     * Of those that have begun; empty where none has.
     *
     * @param achieved before this attempt
     */
    Optional<Progress> progress(long achieved, long asked, Progress.Unit unit) {
        if (heard().findAny().isEmpty()) {
            return Optional.empty();
        }
        var reached = heard().mapToLong(Going::reachedPs).max().orElseThrow();
        var events = heard().mapToLong(Going::events).sum();
        var all = achieved + heard().mapToLong(Going::achieved).sum();
        return Optional.of(new Progress(new SimTime(reached), events, all, asked, unit));
    }

    private Stream<Going> heard() {
        return all.stream().map(Place::going).filter(Objects::nonNull);
    }

    List<PlaceGlance> glances() {
        return all.stream().flatMap(place -> place.glance().stream()).toList();
    }
}
