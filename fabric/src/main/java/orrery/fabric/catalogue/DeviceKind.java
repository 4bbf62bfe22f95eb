package orrery.fabric.catalogue;

/** What a device of a topology is. */
public enum DeviceKind {
    GPU,
    LPU,
    CPU,
    NIC,
    NVSWITCH,
    ETHERNET_SWITCH,
    INFINIBAND_SWITCH;

    /** Whether it forwards what is not meant for it. */
    public boolean isSwitch() {
        return this == NVSWITCH || this == ETHERNET_SWITCH || this == INFINIBAND_SWITCH;
    }
}
