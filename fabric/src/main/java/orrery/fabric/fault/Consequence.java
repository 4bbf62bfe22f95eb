package orrery.fabric.fault;

import java.util.Optional;

/**
 * What a fault means to one device.
 *
 * @param healed what takes it back; empty where it is over at once
 */
record Consequence(int device, DeviceFault struck, Optional<DeviceFault> healed) {
    static Consequence lasting(int device, DeviceFault struck, DeviceFault healed) {
        return new Consequence(device, struck, Optional.of(healed));
    }

    static Consequence momentary(int device, DeviceFault struck) {
        return new Consequence(device, struck, Optional.empty());
    }
}
