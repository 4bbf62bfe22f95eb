package orrery.deploy.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import orrery.node.recovery.RecoveryEvent;
import orrery.node.recovery.RecoveryEvent.CheckpointDamaged;
import orrery.node.recovery.RecoveryEvent.CheckpointFailed;
import orrery.node.recovery.RecoveryEvent.CheckpointWritten;
import orrery.node.recovery.RecoveryEvent.HostLost;
import orrery.node.recovery.RecoveryEvent.LeftBehind;
import orrery.node.recovery.RecoveryEvent.TakenUp;

/** What happened to a run, in one line. */
public record RecoveryLine(RecoveryEvent event) {
    private static final double NANOS_PER_MS = 1e6;
    private static final double BYTES_PER_MB = 1e6;

    /** For example {@code checkpoint 3 at virtual 4.210 ms: 12.1 MB, devices at rest for 80 ms, on disk after 140 ms}. */
    public String text() {
        return switch (event) {
            case CheckpointWritten(var number, var at, var bytes, var pause, var whole) ->
                String.format(
                        Locale.ROOT,
                        "checkpoint %d at virtual %s: %.1f MB, devices at rest for %.0f ms, on disk after %.0f ms",
                        number,
                        at,
                        bytes / BYTES_PER_MB,
                        ms(pause),
                        ms(whole));
            case CheckpointFailed(var number, var why) ->
                "checkpoint " + number + " COULD NOT BE WRITTEN, the run goes on: " + why;
            case CheckpointDamaged(var what) -> "a checkpoint is DAMAGED and not used: " + what;
            case LeftBehind(var folder, var why) ->
                "the run ended well, but what kept it in " + folder + " CANNOT BE REMOVED: " + why;
            case HostLost(var member, var doing, var how) ->
                "member " + member + " was lost while " + doing + ": " + how;
            case TakenUp(var epoch, var number, var at, var hosts) ->
                "the run is taken up, epoch " + epoch + ", "
                        + (number == 0 ? "from its beginning" : "from checkpoint " + number + " at virtual " + at)
                        + ", on " + hosts + (hosts == 1 ? " JVM" : " JVMs");
        };
    }

    private static double ms(Duration time) {
        return time.toNanos() / NANOS_PER_MS;
    }

    /** One JSON object without a line feed. */
    public String json() {
        var root = JsonNodeFactory.instance.objectNode();
        fill(root);
        return root.toString();
    }

    private void fill(ObjectNode root) {
        switch (event) {
            case CheckpointWritten(var number, var at, var bytes, var pause, var whole) ->
                root.putObject("checkpoint")
                        .put("number", number)
                        .put("virtual_ps", at.picos())
                        .put("bytes", bytes)
                        .put("pause_ms", ms(pause))
                        .put("whole_ms", ms(whole));
            case CheckpointFailed(var number, var why) ->
                root.putObject("checkpoint_failed").put("number", number).put("why", why);
            case CheckpointDamaged(var what) ->
                root.putObject("checkpoint_damaged").put("what", what);
            case LeftBehind(var folder, var why) ->
                root.putObject("left_behind").put("folder", folder).put("why", why);
            case HostLost(var member, var doing, var how) ->
                root.putObject("host_lost")
                        .put("member", member)
                        .put("doing", doing)
                        .put("how", how);
            case TakenUp(var epoch, var number, var at, var hosts) ->
                root.putObject("taken_up")
                        .put("epoch", epoch)
                        .put("checkpoint", number)
                        .put("virtual_ps", at.picos())
                        .put("hosts", hosts);
        }
    }
}
