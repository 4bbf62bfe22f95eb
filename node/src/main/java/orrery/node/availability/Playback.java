package orrery.node.availability;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import orrery.fabric.catalogue.Failure;
import orrery.fabric.catalogue.Failure.Counted;
import orrery.fabric.catalogue.Failure.Extent;
import orrery.fabric.catalogue.Recovery;
import orrery.fabric.catalogue.Reliability;
import orrery.node.availability.Happening.DomainMended;
import orrery.node.availability.Happening.Noticed;
import orrery.node.availability.Happening.Started;
import orrery.node.availability.Happening.Struck;
import orrery.node.availability.Happening.TrayMended;

/** Plays a history under some terms. */
final class Playback {
    private static final String SILENT = "audit"; // the way of noticing what shows in no log
    private static final double HOUR = 3600;

    private final Fleet fleet;
    private final Terms terms;
    private final Recovery restart;
    private final Recovery shrink;
    private final Agenda agenda = new Agenda();
    private final List<Copy> copies;
    private final Meters meters;
    private final Trays trays;
    private final Lasers lasers;
    private final double endSeconds;
    private int hidden;
    private double suspectSeconds;

    private Playback(Fleet fleet, Terms terms, Reliability reliability, double endSeconds) {
        this.endSeconds = endSeconds;
        this.fleet = fleet;
        this.terms = terms;
        this.restart = reliability.recovery("restart");
        this.shrink = reliability.recovery("elastic");
        this.copies =
                fleet.traysOfCopy().stream().map(of -> new Copy(of.size())).toList();
        this.meters = new Meters(copies, terms.policy().moves());
        this.trays = new Trays(fleet, terms.spares());
        this.lasers = new Lasers(fleet, terms.redundancy());
    }

    static Outcome of(History history, Fleet fleet, Terms terms, Reliability reliability, double endSeconds) {
        return new Playback(fleet, terms, reliability, endSeconds).play(history);
    }

    private Outcome play(History history) {
        history.incidents().forEach(incident -> agenda.add(incident.atSeconds(), new Struck(incident, false)));
        for (var due = agenda.next(endSeconds); due.isPresent(); due = agenda.next(endSeconds)) {
            meters.advance(due.get().atSeconds());
            happen(due.get().happening());
        }
        meters.advance(endSeconds);
        copies.stream().filter(copy -> !copy.serves()).forEach(meters::wasDown);
        return outcome(history);
    }

    private Outcome outcome(History history) {
        var byKind = new TreeMap<String, Integer>(Comparator.naturalOrder());
        history.incidents().forEach(incident -> byKind.merge(incident.failure().name(), 1, Integer::sum));
        return new Outcome(
                byKind,
                hidden,
                copies.stream().mapToInt(Copy::aborts).sum(),
                meters.full(),
                meters.any(),
                meters.served(),
                meters.goodput(),
                suspectSeconds / HOUR,
                meters.longestSeconds() / HOUR);
    }

    private void happen(Happening happening) {
        switch (happening) {
            case Struck(var incident, var found) -> strike(incident, found);
            case TrayMended(var reserve) -> trays.mend(reserve).ifPresent(place -> restart(fleet.copiesOnTray(place)));
            case DomainMended(var domain) -> {
                trays.mendDomain(domain);
                restart(fleet.copiesInDomain(domain));
            }
            case Noticed _ -> {} // time has been added up to here, which is all
            case Started(var copy, var start, var with) -> start(copy, start, with);
        }
    }

    private void strike(Incident incident, boolean found) {
        int place = fleet.trayOf(incident.device(), incident.ofAll());
        if (!trays.works(place)) {
            return; // it is out of service already
        }
        if (isHidden(incident)) {
            hidden++;
        } else if (isSilent(incident.failure()) && !found) {
            suspectSeconds += Math.min(incident.noticedAfter(), endSeconds - incident.atSeconds());
            agenda.add(incident.atSeconds() + incident.noticedAfter(), new Struck(incident, true));
        } else {
            take(incident, place);
            abort(incident, place, found ? 0 : incident.noticedAfter());
        }
    }

    private boolean isHidden(Incident incident) {
        return incident.failure().counted() == Counted.LASER && lasers.bears(incident)
                || incident.failure().stops() == Extent.DOMAIN && terms.masked();
    }

    private static boolean isSilent(Failure failure) {
        return failure.noticed().name().equals(SILENT);
    }

    private void take(Incident incident, int place) {
        double mended = meters.now() + incident.mendedAfter();
        int domain = fleet.domainOfTray().get(place);
        switch (incident.failure().takes()) {
            case TRAY -> {
                trays.lose(place);
                agenda.add(mended, new TrayMended(fleet.reserveOf(place)));
            }
            case DOMAIN -> {
                trays.loseDomain(domain);
                agenda.add(mended, new DomainMended(domain));
            }
            case NOTHING, COPY -> {} // processes alone
        }
    }

    private void abort(Incident incident, int place, double noticedAfter) {
        var stopped = stopped(incident, place);
        for (int number : stopped) {
            copies.get(number).abort(meters.now(), noticedAfter, incident.starting());
        }
        agenda.add(meters.now() + noticedAfter, new Noticed());
        restart(stopped);
    }

    /** Who is on a tray that is taken ends with it; processes alone end with their copy. */
    private int[] stopped(Incident incident, int place) {
        if (incident.failure().stops() == Extent.DOMAIN) {
            return fleet.copiesInDomain(fleet.domainOfTray().get(place));
        }
        var there = fleet.copiesOnTray(place);
        var struck =
                there[(int) ((incident.device() * fleet.trays() % incident.ofAll()) * there.length / incident.ofAll())];
        return incident.failure().takes() == Extent.NOTHING ? new int[] {struck} : there;
    }

    /** Puts down when copies serve again, or with more trays, as far as that can be said by now. */
    private void restart(int... numbers) {
        for (int number : numbers) {
            var copy = copies.get(number);
            int working = trays.working(number);
            boolean whole = working == fleet.traysOfCopy().get(number).size();
            if (working > copy.serving() && (whole || terms.policy() == Policy.ELASTIC)) {
                var how = whole || copy.serves() ? restart : shrink;
                double at = copy.startable(meters.now()) + how.seconds(copy.starting());
                agenda.add(at, new Started(number, copy.nextStart(), working));
            }
        }
    }

    private void start(int number, int start, int with) {
        var copy = copies.get(number);
        if (copy.starts() != start) {
            return; // it aborted meanwhile, or was started with more
        }
        if (!copy.serves()) {
            meters.wasDown(copy);
        }
        copy.serve(with);
        restart(number);
    }
}
