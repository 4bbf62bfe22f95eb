package orrery.fabric.fault;

import java.util.Optional;
import java.util.stream.Stream;

/** What can be made to go wrong. The names are those of schedules, journals and reports. */
public enum FaultAction {
    /** A GPU falls off the bus (Xid 79): nothing comes from it any more, its links are down. */
    GPU_LOST("gpu.lost", Target.DEVICE),
    /** A GPU's clock falls to a share, as when it is too warm. */
    GPU_SLOWED("gpu.slowed", Target.DEVICE),
    /** An uncorrectable memory error: contained (Xid 94) it ends the process, uncontained (Xid 95) the GPU has to be reset. */
    GPU_MEMORY("gpu.memory", Target.DEVICE),
    /** A GPU stands still without a word, as a wedged kernel does. */
    GPU_HANG("gpu.hang", Target.DEVICE),
    /** A bit of what a GPU computes is flipped, and nobody is told. */
    SDC("sdc", Target.DEVICE),
    /** An NVLink runs at a share of its lanes. */
    NVLINK_DEGRADED("nvlink.degraded", Target.LINK),
    /** An NVLink goes down and comes back. */
    NVLINK_FLAP("nvlink.flap", Target.LINK),
    /** An NVLink is down: fatal for the domain (Xid 149), or masked. */
    NVLINK_DOWN("nvlink.down", Target.LINK),
    /** A switch chip is down with all its links. */
    SWITCH_DOWN("switch.down", Target.DEVICE),
    /** A switch forwards, but adds nothing up any more (NVLS, SHARP). */
    REDUCTION_LOST("reduction.lost", Target.DEVICE),
    /** A network adapter or its transceiver is down for a while. */
    NIC_FLAP("nic.flap", Target.DEVICE),
    /** A share of the packets on a link is lost. */
    PACKET_LOSS("packet.loss", Target.LINK),
    /** A share of the packets on a link is damaged, which the link notices, and sends again where it can. */
    PACKET_CORRUPTION("packet.corruption", Target.LINK),
    /** A laser, or a module of lasers, no longer shines. */
    LASER_LOST("laser.lost", Target.DEVICE),
    /** An optical engine is down with all its lanes. */
    ENGINE_DOWN("engine.down", Target.DEVICE),
    /** A host is down, and with it its GPUs. */
    HOST_DOWN("host.down", Target.DEVICE),
    /** A tray is down with all that is in it. */
    TRAY_DOWN("tray.down", Target.GROUP),
    /** A rack is down. */
    RACK_DOWN("rack.down", Target.GROUP),
    /** A power domain is down. */
    POWER_DOWN("power.down", Target.GROUP);

    /** What a selector of the action picks. */
    public enum Target {
        DEVICE,
        LINK,
        /** Devices that share a fate. */
        GROUP
    }

    private final String id;
    private final Target target;

    FaultAction(String id, Target target) {
        this.id = id;
        this.target = target;
    }

    /** As schedules name it. */
    public String id() {
        return id;
    }

    public Target target() {
        return target;
    }

    /** Whether it goes on until it is healed; what does not has happened at once, and cannot be taken back. */
    public boolean lasts() {
        return this != GPU_MEMORY && this != SDC;
    }

    /** By the name that schedules use. */
    public static Optional<FaultAction> of(String id) {
        return Stream.of(values()).filter(action -> action.id.equals(id)).findFirst();
    }
}
