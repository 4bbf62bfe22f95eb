package orrery.deploy.cluster;

import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.fabric.catalogue.ProcessCatalogue;
import orrery.node.console.Ending;
import orrery.node.console.Ending.CutOff;
import orrery.node.console.Ending.Done;
import orrery.node.console.Ending.HostFailed;
import orrery.node.console.Ending.Lost;
import orrery.node.console.Ending.NoCheckpoint;
import orrery.node.console.Ending.NotKept;
import orrery.node.console.Ending.OtherCatalogue;
import orrery.node.console.Ending.OtherVersion;
import orrery.node.console.Ending.Overtaken;
import orrery.node.console.Ending.TooFew;
import orrery.node.host.HostFailure;
import orrery.node.host.HostFailure.Busy;
import orrery.node.host.HostFailure.CheckpointRefused;
import orrery.node.host.HostFailure.Defect;
import orrery.node.host.HostFailure.DeviceBroke;
import orrery.node.host.HostFailure.ModelRefused;
import orrery.node.host.HostFailure.OutOfMemory;
import orrery.node.host.HostFailure.ScenarioRefused;
import orrery.node.host.HostFailure.Stalled;
import orrery.node.host.HostFailure.TopologyRefused;
import orrery.node.scenario.ScenarioProblem;
import orrery.protocol.units.SimTime;

/** How a run ended, in words and exit codes. */
final class Endings {
    private Endings() {}

    /**
     * @throws ScenarioProblem where a host refused the scenario
     * @throws RunFailure for every other ending but the good one
     */
    static Done require(Ending ending, RunOptions options) throws RunFailure {
        return switch (ending) {
            case Done done -> done;
            case TooFew few -> throw peer(tooFew(few, options));
            case OtherVersion(var member, var version, var ours) ->
                throw peer("member " + member + " is orrery " + version + ", this is orrery " + ours
                        + "; all members of a run must have the same version");
            case OtherCatalogue(var member, var catalogue, var ours) ->
                throw peer(otherCatalogue(member, catalogue, ours));
            case Lost(var member, var doing, var how) ->
                throw peer("member " + member + " was lost while " + doing + ": " + how);
            case HostFailed(var member, var failure) -> throw failed(member, failure);
            case NoCheckpoint(var found) ->
                throw new RunFailure(
                        ExitCode.CHECKPOINT, "nothing good to go on from:\n  " + String.join("\n  ", found));
            case NotKept(var why) ->
                throw new RunFailure(
                        ExitCode.IO,
                        "a checkpoint could not be written, and with --on-unwritten fail that ends the run: " + why
                                + "; once it can be, orrery resume takes the run up from the checkpoint before");
            case Ending.NotRecorded(var why) -> throw notRecorded("this machine", why);
            case Overtaken(var run) ->
                throw peer("run " + run + " was taken up by another process; this one is fenced and wrote nothing");
            case CutOff() -> throw cutOff(options);
        };
    }

    private static RunFailure notRecorded(String where, String why) {
        return new RunFailure(
                ExitCode.IO,
                "what happened could not be put on record on " + where + ": " + why + "; make room in "
                        + System.getProperty("java.io.tmpdir") + " and in the folder of the run");
    }

    private static RunFailure peer(String message) {
        return new RunFailure(ExitCode.PEER, message);
    }

    private static String otherCatalogue(String member, String catalogue, String ours) {
        return "member " + member + " has " + rows(catalogue) + ", this run " + rows(ours)
                + "; all members must have the same rows: orrery node --catalogue FILE, with the file of the run";
    }

    private static String rows(String fingerprint) {
        return fingerprint.equals(ProcessCatalogue.SHIPPED)
                ? "the shipped catalogue"
                : "a catalogue with added rows " + fingerprint;
    }

    private static String tooFew(TooFew few, RunOptions options) {
        var wanted = few.wanted().isPresent() ? "of " + few.wanted().getAsInt() + " hosts" : "hosts";
        var came = few.present().size() + " " + wanted + " came within "
                + few.waited().toSeconds() + " s";
        var present = few.present().isEmpty() ? "" : ": " + String.join(", ", few.present());
        var remedy = options.join()
                .map(seed -> "; start more with: orrery node --listen HOST:PORT --seed " + seed)
                .orElse("; is this machine overloaded?");
        return came + present + remedy;
    }

    private static RunFailure cutOff(RunOptions options) {
        var isAlone = options.join().isEmpty() && options.jvms() == 1;
        return isAlone
                ? new RunFailure(ExitCode.RESOURCES, "the run was given up by its JVM; give it more memory with -Xmx")
                : peer("this process was cut off from its cluster");
    }

    private static RunFailure failed(String member, HostFailure failure) {
        return switch (failure) {
            case Busy(var console) ->
                peer("member " + member + " already works for " + console
                        + "; one run at a time: wait for it, or start hosts of your own with --jvms");
            case ScenarioRefused(var field, var found, var allowed, var remedy) ->
                throw new ScenarioProblem(field, found, allowed, remedy);
            case TopologyRefused(var message) ->
                throw new ScenarioProblem("topology", message, "a topology that can be drawn", "");
            case ModelRefused(var message) -> new RunFailure(ExitCode.BAD_INPUT, message);
            case CheckpointRefused(var message) -> new RunFailure(ExitCode.CHECKPOINT, member + ": " + message);
            case HostFailure.NotRecorded(var why) -> notRecorded(member, why);
            case OutOfMemory(var message) ->
                new RunFailure(
                        ExitCode.RESOURCES,
                        "out of memory on " + member + ": " + message + "; give Java more with -Xmx");
            case Stalled(var reachedPs, var waiting) ->
                RunFailure.stall(
                        "no progress on " + member + " at virtual time " + new SimTime(reachedPs) + ":", waiting);
            case DeviceBroke(var device, var reachedPs, var cause, var trace) ->
                internal(device + " on " + member + " broke at virtual time " + new SimTime(reachedPs), cause, trace);
            case Defect(var doing, var cause, var trace) -> internal(member + " failed while " + doing, cause, trace);
        };
    }

    /** The stack trace of the other JVM goes where this one's would go. */
    private static RunFailure internal(String what, String cause, String trace) {
        return new RunFailure(ExitCode.INTERNAL, what + ": " + cause, new IllegalStateException(trace));
    }
}
