package orrery.node.host;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import orrery.fabric.fault.Amendment;
import orrery.protocol.wire.PeerMessage;

/** What a console and a host say to each other. */
public sealed interface HostMessage {

    /** Number of the run; messages of another run are dropped. */
    long run();

    /** From the console to one host. */
    sealed interface ToHost extends HostMessage, Host.Command {}

    /** From the host with place {@link #jvm()} in the run to the console. */
    sealed interface ToConsole extends HostMessage {
        int jvm();
    }

    /**
     * Take a place in a run.
     *
     * @param jvm the host's place, from 0
     * @param jvms how many there are
     * @param slices of the scenario's parcel
     */
    record Assign(long run, int jvm, int jvms, int slices, ActorRef<ToConsole> console) implements ToHost {}

    /** Everybody is ready: go. The Conductors in the order of their places, and the pace of the job. */
    record Begin(long run, List<ActorRef<PeerMessage>> conductors, long pacePs) implements ToHost {}

    /**
     * Amend the faults of the run, at the same border as all others.
     *
     * @param number counts the amendments of a run, from 1
     */
    record Amend(long run, long number, Amendment amendment) implements ToHost {}

    /**
     * A place has amended its faults, or cannot.
     *
     * @param atPs virtual time from which on it holds
     * @param problem why it cannot; empty where it did
     */
    record Amended(long run, int jvm, long number, long atPs, String problem) implements ToConsole {}

    /** Stop, and free everything. */
    record Release(long run) implements ToHost {}

    /** Send me this slice of your parcel. */
    record Fetch(long run, int jvm, int number) implements ToHost, ToConsole {}

    /** A slice of a parcel. */
    record Slice(long run, int jvm, int number, byte[] content) implements ToHost, ToConsole {}

    /** The devices stand. */
    record Ready(long run, int jvm, int devices, int threads, ActorRef<PeerMessage> conductor) implements ToConsole {}

    /** Several times a second: virtual time reached, events handled, tokens made. */
    record Going(long run, int jvm, long reachedPs, long events, long achieved) implements ToConsole {}

    /** Nothing is left to do, and the findings wait in so many slices. */
    record Found(long run, int jvm, long events, long windows, int slices) implements ToConsole {}

    /** This host cannot go on, or never began. */
    record Failed(long run, int jvm, HostFailure failure) implements ToConsole {}
}
