package orrery.node.host;

import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import orrery.node.host.HostMessage.Assign;
import orrery.node.host.HostMessage.Granted;
import orrery.node.host.HostMessage.Look;
import orrery.node.host.HostMessage.Overview;
import orrery.node.host.HostMessage.Petition;
import orrery.node.host.HostMessage.Shown;
import orrery.node.watching.Onlooker;

/** Those who look on beside a place and want to see all of the run: what the console shows them, and what they ask of it. */
final class Gallery {
    private final Assign assign;
    private final Onlooker onlooker;
    private final TreeMap<Long, String> asked = new TreeMap<>(); // petitions without an answer, by number
    private final TreeMap<Long, CompletableFuture<String>> answers = new TreeMap<>();
    private long number;

    Gallery(Assign assign, Onlooker onlooker) {
        this.assign = assign;
        this.onlooker = onlooker;
        onlooker.petitions(this::ask);
    }

    /** From any thread. */
    private synchronized CompletableFuture<String> ask(String petition) {
        number++;
        asked.put(number, petition);
        answers.put(number, new CompletableFuture<>());
        say(number, petition);
        return answers.get(number);
    }

    private void say(long petition, String words) {
        assign.console().tell(new Petition(assign.run(), assign.jvm(), petition, words));
    }

    /** What may have been lost is said again. */
    synchronized void tick() {
        assign.console().tell(new Look(assign.run(), assign.jvm()));
        asked.forEach(this::say);
    }

    void on(Shown shown) {
        onlooker.seen(shown.place(), shown.glimpse());
    }

    void on(Overview overview) {
        onlooker.standings(overview.standings());
    }

    synchronized void on(Granted granted) {
        if (asked.remove(granted.number()) != null) {
            answers.remove(granted.number()).complete(granted.answer());
        }
    }
}
