package orrery.node.emulation;

import java.util.List;
import orrery.fabric.link.Held;
import orrery.fabric.time.Note;
import orrery.node.orchestration.Outage;
import orrery.node.outcome.Foreseen;
import orrery.node.outcome.RequestOutcome;
import orrery.node.serving.Loss;

/**
 * What one JVM's devices found.
 *
 * @param devices one row per device of this JVM, in device order
 * @param media what its devices sent, by kind of link, in the order of names
 * @param busiest the port of its devices that was sending longest, or null without ports
 * @param requests those whose sender is here
 * @param checks comparisons with one device, of the requests that were served here
 * @param notes lines for the transcript
 * @param foreseen what fast-forward did here
 * @param held messages that still wait in its devices, in device order, then those of a foreseen step that never ends
 * @param underway what its devices still wait for, in the same order
 * @param answered how the run answered faults, as far as it was decided here
 */
public record Findings(
        List<DeviceFinding> devices,
        List<MediumFinding> media,
        PortFinding busiest,
        List<RequestOutcome> requests,
        List<SequenceCheck> checks,
        List<Note> notes,
        Foreseen foreseen,
        List<Held> held,
        List<Underway> underway,
        Answered answered) {

    /** Of a run in which no copy was given up. */
    public Findings(
            List<DeviceFinding> devices,
            List<MediumFinding> media,
            PortFinding busiest,
            List<RequestOutcome> requests,
            List<SequenceCheck> checks,
            List<Note> notes,
            Foreseen foreseen,
            List<Held> held,
            List<Underway> underway) {
        this(devices, media, busiest, requests, checks, notes, foreseen, held, underway, Answered.NOTHING);
    }

    /** Of a run whose every step was run, and in which nothing waits any more. */
    public Findings(
            List<DeviceFinding> devices,
            List<MediumFinding> media,
            PortFinding busiest,
            List<RequestOutcome> requests,
            List<SequenceCheck> checks,
            List<Note> notes) {
        this(devices, media, busiest, requests, checks, notes, Foreseen.NOTHING, List.of(), List.of());
    }

    /**
     * How a run answered faults.
     *
     * @param outages of copies, by copy
     * @param losses that the ends of copies brought, by copy
     */
    public record Answered(List<Outage> outages, List<Loss> losses) {
        public static final Answered NOTHING = new Answered(List.of(), List.of());
    }

    /**
     * One device.
     *
     * @param hash of every event it handled, in order
     * @param handled events
     * @param lastPs virtual time of the last of them
     * @param work what it did; nothing for a switch
     * @param faults what was not where its timetable wanted it, in the order it was missed
     */
    public record DeviceFinding(int device, long hash, long handled, long lastPs, Work work, List<String> faults) {

        /** Of a device that missed nothing. */
        public DeviceFinding(int device, long hash, long handled, long lastPs, Work work) {
            this(device, hash, handled, lastPs, work, List.of());
        }
    }

    /**
     * What a device did that takes energy.
     *
     * @param busyPs time it computed
     * @param flops operations of its kernels; 0 where only the time is known
     * @param memoryBytes what they moved to and from memory
     * @param sent by kind of link, in the order of names
     */
    public record Work(long busyPs, double flops, double memoryBytes, List<MediumFinding> sent) {}

    /** Sums over the ports of one kind of link. */
    public record MediumFinding(String medium, int ports, long contentBytes, long wireBytes) {
        public MediumFinding plus(MediumFinding other) {
            return new MediumFinding(
                    medium,
                    ports + other.ports,
                    Math.addExact(contentBytes, other.contentBytes),
                    Math.addExact(wireBytes, other.wireBytes));
        }
    }

    /** A communication that a device began, and whose messages are not all in, as {@code Dispatch[block=3]}. */
    public record Underway(int device, String communication) {}

    /** One sending end of a link. */
    public record PortFinding(int device, int port, long busyPs) {}
}
