package orrery.fabric.actor;

import org.apache.pekko.actor.typed.ActorRef;

/** The device actors of one JVM, and their Conductor: who is told when it is whose turn. */
final class Crew {
    private final ActorRef<Relay>[] devices; // null where it is on another JVM
    private final ActorRef<Conductor.Command> conductor;
    private final Window window;

    @SuppressWarnings("unchecked")
    Crew(int devices, ActorRef<Conductor.Command> conductor, Window window) {
        this.devices = new ActorRef[devices];
        this.conductor = conductor;
        this.window = window;
    }

    void join(int device, ActorRef<Relay> actor) {
        devices[device] = actor;
    }

    /** To the next device of the relay; after the last relay, the Conductor goes on. */
    void pass(Relay relay) {
        if (!relay.isOver()) {
            devices[relay.device()].tell(relay);
        } else if (window.isLast(relay)) {
            conductor.tell(Conductor.WindowOver.INSTANCE);
        }
    }
}
