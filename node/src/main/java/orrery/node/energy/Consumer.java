package orrery.node.energy;

/** What draws power, in the order of reports. */
public enum Consumer {
    GPU("GPUs"),
    LPU("LPUs"),
    CPU("CPUs"),
    NVSWITCH("NVSwitches"),
    NIC("NICs"),
    /** Of the scale-out network. */
    SWITCH("network switches"),
    OPTICS("optics"),
    DRAM("DRAM"),
    BOARD("boards"),
    /** And pumps. */
    FANS("fans"),
    /** What power supplies turn into heat. */
    SUPPLY("power supplies"),
    /** Of the hall, with its losses. */
    COOLING("cooling");

    private final String words;

    Consumer(String words) {
        this.words = words;
    }

    /** As a person reads it. */
    public String words() {
        return words;
    }
}
