package orrery.node.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import orrery.node.host.ArrivingFile;
import orrery.node.host.ArrivingParcel;
import orrery.node.host.HostMessage.Fetch;
import orrery.node.host.HostMessage.Found;
import orrery.node.host.HostMessage.Going;
import orrery.node.host.HostMessage.Ready;
import orrery.node.host.HostMessage.Slice;
import orrery.node.host.HostMessage.ToHost;
import orrery.node.job.JobFindings;
import orrery.node.watching.PlaceGlance;
import orrery.protocol.units.SimTime;

/**
 * One place of a run, the host that has it, and what that host last said.
 *
 * <pre>
 *   preparing ──Ready──▶ standing ──Going──▶ running ──Found──▶ handing over ──last Slice──▶ done
 * </pre>
 */
final class Place {
    private final int number;
    private final Console.Arrived holder;
    private final Optional<Path> record; // file for what happened there
    private Ready ready;
    private Going going;
    private Found found;
    private ArrivingParcel arriving;
    private JobFindings findings;
    private ArrivingFile recorded; // null until the findings are here, and where nothing is recorded

    Place(int number, Console.Arrived holder, Optional<Path> record) {
        this.record = record;
        this.number = number;
        this.holder = holder;
    }

    int number() {
        return number;
    }

    String member() {
        return holder.member();
    }

    ActorRef<ToHost> host() {
        return holder.host();
    }

    void on(Ready message) {
        ready = message;
    }

    void on(Going message) {
        going = message;
    }

    void on(Found message) {
        if (found == null) {
            found = message;
            arriving = new ArrivingParcel(message.slices());
        }
    }

    /**
     * Takes a slice of the findings, or of what is on record after them.
     *
     * @throws IOException where the disk does not take it
     */
    void on(Slice slice, ActorSystem<?> system) throws IOException {
        if (arriving != null) {
            arriving.add(slice);
            if (arriving.isComplete()) {
                findings = arriving.open(JobFindings.class, system);
                arriving = null;
                expectRecord();
            }
        } else if (recorded != null) {
            recorded.add(slice.number() - found.slices(), slice.content());
        }
    }

    private void expectRecord() throws IOException {
        if (record.isPresent() && found.recorded() > 0) {
            recorded = new ArrivingFile(record.get(), found.recorded());
        }
    }

    boolean isHandingOver() {
        return arriving != null || recorded != null && !recorded.isComplete();
    }

    /** Whether everything is here. */
    boolean isDone() {
        return findings != null && !isHandingOver();
    }

    Fetch fetch(long run) {
        return new Fetch(run, number, arriving != null ? arriving.next() : found.slices() + recorded.next());
    }

    /** Null until it is ready. */
    Ready ready() {
        return ready;
    }

    /** Null until it is running. */
    Going going() {
        return going;
    }

    /** Null until nothing is left to do there. */
    Found found() {
        return found;
    }

    /** Null until they are here completely. */
    JobFindings findings() {
        return findings;
    }

    /** Of what it last said; empty before it runs. */
    Optional<PlaceGlance> glance() {
        return ready == null || going == null
                ? Optional.empty()
                : Optional.of(new PlaceGlance(
                        number, holder.member(), ready.devices(), ready.threads(), going.reachedPs(), going.events()));
    }

    /** For a message: what it was doing when it was last heard of. */
    String doing() {
        if (ready == null) {
            return "preparing its devices";
        } else if (found != null) {
            return "handing over what it found";
        }
        var devices = ready.devices() + " devices";
        return going == null
                ? "waiting to begin with its " + devices
                : "running its " + devices + " at virtual time " + new SimTime(going.reachedPs());
    }
}
