package orrery.fabric.actor;

import com.google.protobuf.ByteString;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import orrery.protocol.wire.PeerMessage;

/** What a Conductor tells its observer. */
public sealed interface Status {
    int jvm();

    /** Its devices stand; peers reach it here. */
    record Ready(int jvm, ActorRef<PeerMessage> conductor) implements Status {}

    /** Several times a second: virtual time reached, events handled and units of work done here. */
    record Going(int jvm, long reachedPs, long events, long achieved) implements Status {}

    /**
     * Something that was announced is to be dealt with now: no window is open, nothing is in flight, the devices lie still
     * until the Conductor is told to go on.
     *
     * @param atPs everything earlier has happened on every JVM, and nothing of this time or later
     * @param soonestPs what is done to a device from outside may take effect from here on
     * @param achieved units of work done here
     * @param notices of all JVMs, in their order; the same on each
     */
    record Border(int jvm, long atPs, long soonestPs, long achieved, List<ByteString> notices) implements Status {}

    /** Nobody has anything left to do; the devices may now be read. */
    record Finished(int jvm, long events, long windows) implements Status {}

    /** A device broke its contract or a kernel threw. */
    record Broken(int jvm, long reachedPs, String device, Throwable cause) implements Status {}

    /** No progress for as long as patience lasts. */
    record Stalled(int jvm, long reachedPs, Awaited awaited) implements Status {}

    /** What a Conductor waits for that has stalled. */
    sealed interface Awaited {

        /**
         * Devices with something to do.
         *
         * @param atWork were called and have not come back, some perhaps for want of a thread
         * @param inTurn wait for one of those before they are called
         */
        record Devices(List<Integer> atWork, List<Integer> inTurn) implements Awaited {}

        /** The frames of other JVMs. */
        record Frames(List<Integer> jvms) implements Awaited {}

        /** To be told to go on, at a border. */
        record GoOn() implements Awaited {}
    }
}
