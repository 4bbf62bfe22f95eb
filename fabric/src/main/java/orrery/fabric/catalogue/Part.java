package orrery.fabric.catalogue;

/** A row of the catalogue that can stand in a topology. */
public sealed interface Part permits Gpu, Lpu, Cpu, Nic, SwitchChip {
    /** The row's name in the catalogue. */
    String name();

    DeviceKind kind();
}
