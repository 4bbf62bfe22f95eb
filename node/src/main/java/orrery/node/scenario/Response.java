package orrery.node.scenario;

import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.optics.Redundancy;
import orrery.protocol.units.SimDuration;

/**
 * How the system answers when something breaks: what the fabric does by itself, how a failure is noticed, and what becomes of the
 * copy of the model that it struck.
 *
 * @param nvlink what a dead NVLink or NVSwitch means to its domain
 * @param reduction what follows when switches no longer add
 * @param recovery what becomes of a copy, and of the requests it was serving
 * @param times how long noticing and recovering take
 * @param spares GPUs that stand by to take the place of lost ones
 * @param checksum whether what ranks send each other is checked end to end, so that a flipped bit is noticed
 * @param lasers what external laser sources keep in reserve
 */
public record Response(
        Nvlink nvlink,
        Reduction reduction,
        Recovery recovery,
        Times times,
        int spares,
        boolean checksum,
        Redundancy lasers) {

    /** Of a run in which nothing goes wrong. */
    public static final Response NONE =
            new Response(Nvlink.FATAL, Reduction.ABORT, Recovery.FAIL_STOP, Times.NONE, 0, false);

    /** As systems answer unless somebody chose otherwise: a dead NVLink is fatal, and whoever is struck begins again. */
    public static Response usual(Catalogue catalogue) {
        return new Response(Nvlink.FATAL, Reduction.ABORT, Recovery.FAIL_STOP, Times.usual(catalogue), 0, false);
    }

    /** With no laser in reserve. */
    public Response(Nvlink nvlink, Reduction reduction, Recovery recovery, Times times, int spares, boolean checksum) {
        this(nvlink, reduction, recovery, times, spares, checksum, Redundancy.NONE);
    }

    /** What a dead NVLink or NVSwitch means. */
    public enum Nvlink {
        /** All copies with a GPU in the domain abort. Degraded running is a choice, not the default. */
        FATAL,
        /** The link is masked; traffic takes the remaining planes. */
        MASKED
    }

    /** What follows when switches no longer add. */
    public enum Reduction {
        /** Set-up fails, the copy aborts and begins again without in-switch reduction. */
        ABORT,
        /** The ranks of a group go on with a ring. */
        RING
    }

    /** What becomes of a struck copy. */
    public enum Recovery {
        /** Its processes end; the copy begins again when its devices are whole, and its requests with it. */
        FAIL_STOP,
        /** As fail-stop, but its requests go on at other copies, which prefill what they had so far. */
        MIGRATE,
        /** The copy goes on with fewer devices, as its plan allows. */
        ELASTIC,
        /** A spare device takes the place of the lost one. */
        SPARE
    }

    /**
     * Virtual time that answers take; sources stand in the catalogue.
     *
     * @param detect from a device's failure until its host tells (Xid, health check)
     * @param watchdog without an end of a step after which a copy is given up (collective watchdog)
     * @param transport for which an adapter repeats what is not acknowledged before it gives up (NCCL_IB_TIMEOUT)
     * @param orchestrate until somebody decides to begin again
     * @param restart of a copy's processes, weights loaded
     * @param shrink of a communicator to the ranks that are left
     * @param reset of a GPU
     */
    public record Times(
            SimDuration detect,
            SimDuration watchdog,
            SimDuration transport,
            SimDuration orchestrate,
            SimDuration restart,
            SimDuration shrink,
            SimDuration reset) {
        private static final Times NONE = new Times(
                SimDuration.ZERO,
                SimDuration.ZERO,
                SimDuration.ZERO,
                SimDuration.ZERO,
                SimDuration.ZERO,
                SimDuration.ZERO,
                SimDuration.ZERO);

        private static Times usual(Catalogue catalogue) {
            return new Times(
                    time(catalogue, "crash"),
                    time(catalogue, "watchdog"),
                    time(catalogue, "transport"),
                    time(catalogue, "orchestrate"),
                    time(catalogue, "start"),
                    time(catalogue, "elastic"),
                    time(catalogue, "reset"));
        }

        private static SimDuration time(Catalogue catalogue, String recovery) {
            var seconds = catalogue.reliability().recovery(recovery).seconds().value();
            return SimDuration.micros(Math.round(seconds * 1e6));
        }
    }
}
