package orrery.deploy.incident;

import java.util.ArrayList;
import java.util.List;
import orrery.fabric.fault.FaultAction;

/**
 * A small run in which one action strikes once.
 *
 * @param select what it strikes, in two servers of eight GPUs joined by co-packaged optics
 * @param effect how bad it is; empty where the action has no degrees
 * @param settings what else differs from the others
 */
record FaultCase(FaultAction action, String select, String effect, List<String> settings) {

    /** Answers within a run of milliseconds. */
    private static final String RESPONSE =
            "response={nvlink: masked, reduction: ring, recovery: fail-stop, checksum: true, detect: 500 us, watchdog: 5 ms,"
                    + " transport: 1 ms, orchestrate: 500 us, restart: 500 us, shrink: 500 us, reset: 500 us}";

    static FaultCase of(FaultAction action) {
        return switch (action) {
            case GPU_LOST, SDC -> usual(action, "gpu[3]", "");
            case GPU_HANG -> new FaultCase(action, "gpu[3]", "", List.of("response.watchdog=1 ms"));
            case GPU_SLOWED -> usual(action, "gpu[3]", "0.5");
            case GPU_MEMORY -> usual(action, "gpu[3]", "contained");
            case NVLINK_DEGRADED -> usual(action, "gpu[3].link[0]", "0.5");
            case NVLINK_FLAP, NVLINK_DOWN -> usual(action, "gpu[3].link[0]", "");
            case SWITCH_DOWN -> usual(action, "rack0/nvswitch2", "");
            case REDUCTION_LOST -> usual(action, "rack0/nvswitch*", "");
            case NIC_FLAP -> across(action, "nic[*]");
            case PACKET_LOSS, PACKET_CORRUPTION -> usual(action, "gpu[3].link[*]", "0.01");
            case LASER_LOST -> across(action, "leaf0.laser[0]");
            case ENGINE_DOWN -> across(action, "leaf0.engine[0]");
            case HOST_DOWN -> usual(action, "host[0]", "");
            case TRAY_DOWN -> usual(action, "tray[0]", "");
            case RACK_DOWN -> usual(action, "rack[1]", "");
            case POWER_DOWN -> usual(action, "power[1]", "");
        };
    }

    private static FaultCase usual(FaultAction action, String select, String effect) {
        return new FaultCase(action, select, effect, List.of());
    }

    /** One copy with a stage in each server, so that adapters have something to do. */
    private static FaultCase across(FaultAction action, String select) {
        return new FaultCase(action, select, "", List.of("plan.pipeline_parallel=2", "plan.replicas=1"));
    }

    /** Two copies, one in each server, and the fault after a few steps, over after two milliseconds. */
    List<String> scenario() {
        var all = new ArrayList<>(List.of(
                "topology=compose:rack=hgx-h100,racks=2,optics=cpo,frontend=yes",
                "plan.tensor_parallel=8",
                "plan.replicas=2",
                "load.count=4",
                "load.new_tokens=6",
                "load.interval=500 us",
                RESPONSE,
                "faults=[{at: 1 ms, for: 2 ms, action: " + action.id() + ", select: \"" + select + "\""
                        + (effect.isEmpty() ? "" : ", effect: " + effect) + "}]"));
        all.addAll(settings);
        return all;
    }
}
