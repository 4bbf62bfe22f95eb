package orrery.fabric.topology.scaleout;

import java.util.List;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Setting;
import orrery.fabric.topology.Settings;

/** A way to join network adapters by switches. */
interface Fabric {
    String name();

    String description();

    /** What can be set about it, beyond what holds for every fabric. */
    List<Setting> settings();

    /** What says how many bare endpoints there are. */
    default List<Setting> endpointSettings() {
        return List.of(new Setting.Count("endpoints", 64, 2, 1_000_000_000, "GPUs, each with an adapter"));
    }

    default int endpoints(Settings settings) {
        return settings.count("endpoints");
    }

    /** Adapters of a server of bare endpoints. */
    default int rails(Settings settings) {
        return 1;
    }

    /**
     * Endpoints it can join at most.
     *
     * @param ports of the switch chip, counted in links of the fabric
     * @param rails adapters of a server
     */
    long most(int ports, int rails, Settings settings);

    /** What to change when there are more endpoints than that. */
    String remedy();

    /** How many ports of an adapter share its rate. */
    default int portsPerAdapter(Settings settings) {
        return 1;
    }

    /** Draws the switches and all wires from the endpoints up. */
    void draw(Drawing draw, Endpoints endpoints, Equipment equipment, Settings settings);
}
