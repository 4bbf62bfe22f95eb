package orrery.node.host;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import orrery.fabric.fault.Amendment;
import orrery.node.recovery.Stamp;
import orrery.node.recovery.StateFile;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Standings;
import orrery.protocol.wire.PeerMessage;

/** What a console and a host say to each other. */
public sealed interface HostMessage {

    /** Number of the run; messages of another run are dropped. */
    long run();

    /** From the console to one host. */
    sealed interface ToHost extends HostMessage, Host.Command
            permits Assign, Begin, Release, Fetch, Slice, Shown, Overview, Granted, Agreed {}

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
     * @param kept id of the run whose checkpoints are to be written; empty for none
     * @param epoch how often that run was begun or taken up
     * @param from folder of the checkpoint to go on from; empty for the beginning
     * @param recorded whether what its devices do is put on record
     * @param recordIn folder for that, which all hosts and the console share; empty for one of its own
     * @param watched whether somebody looks on, and wants {@link Seen}; may be another each time that it is said
     */
    record Assign(
            long run,
            int jvm,
            int jvms,
            int slices,
            String kept,
            long epoch,
            String from,
            boolean recorded,
            String recordIn,
            boolean watched,
            ActorRef<ToConsole> console)
            implements ToHost {
        boolean isKept() {
            return !kept.isEmpty();
        }

        /** Whether what a host has taken is of no use any more: its console, or who came after it, has another. */
        boolean overtakes(Assign taken) {
            return console.equals(taken.console) || isKept() && kept.equals(taken.kept) && epoch > taken.epoch;
        }
    }

    /**
     * Write the states of your devices into a folder, at the same border as all others.
     *
     * @param number of the checkpoint
     */
    record Write(long run, long number, String folder, Stamp stamp) implements Agreed {}

    /**
     * The states of a place are on disk.
     *
     * @param atPs virtual time of the border
     * @param achieved units of work done here since the run was begun or taken up
     * @param pauseNanos how long the devices lay still, in wall time
     */
    record Written(long run, int jvm, long number, long atPs, long achieved, long pauseNanos, StateFile.Written file)
            implements ToConsole {}

    /** They are not; the run goes on. */
    record NotWritten(long run, int jvm, long number, String why) implements ToConsole {}

    /** Everybody is ready: go. The Conductors in the order of their places, and the pace of the job. */
    record Begin(long run, List<ActorRef<PeerMessage>> conductors, long pacePs) implements ToHost {}

    /**
     * Amend the faults of the run, at the same border as all others.
     *
     * @param number counts the amendments of a run, from 1
     */
    record Amend(long run, long number, Amendment amendment) implements Agreed {}

    /**
     * A place has amended its faults, or cannot.
     *
     * @param atPs virtual time from which on it holds
     * @param problem why it cannot; empty where it did
     */
    record Amended(long run, int jvm, long number, long atPs, String problem) implements ToConsole {}

    /**
     * Keep another pace from the same border on as all others.
     *
     * @param number counts the changes of pace in a run, from 1
     * @param pacePs virtual time that passes in a second of wall time, at most; 0 for any
     * @param stepPs virtual time that still passes as fast as it goes, before that
     */
    record Repace(long run, long number, long pacePs, long stepPs) implements Agreed {}

    /**
     * A place keeps another pace.
     *
     * @param atPs virtual time from which on it does
     */
    record Repaced(long run, int jvm, long number, long atPs) implements ToConsole {}

    /** What there was to see of a place since the last time; lost without harm. */
    record Seen(long run, int jvm, Glimpse glimpse) implements ToConsole {}

    /** Somebody beside this place wants to see all of the run; said again as long as that is so. */
    record Look(long run, int jvm) implements ToConsole {}

    /** What there was to see of some place, for whoever looks on beside another; lost without harm. */
    record Shown(long run, int place, Glimpse glimpse) implements ToHost {}

    /** How far the whole run is, for whoever looks on beside a place. */
    record Overview(long run, Standings standings) implements ToHost {}

    /**
     * Somebody beside this place asks for something; said again until there is an answer.
     *
     * @param number counts the petitions of a place, from 1
     */
    record Petition(long run, int jvm, long number, String asked) implements ToConsole {}

    /** The answer to a petition. */
    record Granted(long run, long number, String answer) implements ToHost {}

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

    /**
     * Nothing is left to do, and the findings wait in so many slices, and after them what is on record.
     *
     * @param lost messages that were dropped there since the run began
     * @param recorded slices of the record; 0 where there is none
     */
    record Found(long run, int jvm, long events, long windows, long lost, int slices, int recorded)
            implements ToConsole {}

    /** This host cannot go on, or never began. */
    record Failed(long run, int jvm, HostFailure failure) implements ToConsole {}
}
