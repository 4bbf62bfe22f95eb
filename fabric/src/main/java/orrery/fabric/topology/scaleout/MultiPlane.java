package orrery.fabric.topology.scaleout;

import java.util.List;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Setting;
import orrery.fabric.topology.Settings;

/**
 * A flat multi-plane fabric: every adapter splits its rate over so many ports, one in each plane, and every plane is a
 * fat tree of its own that joins all adapters.
 *
 * <pre>
 *   plane0/spine …   │  plane1/spine …   │
 *   plane0/leaf  …   │  plane1/leaf  …   │        narrower ports, so more of them on a chip and fewer tiers
 *       │ ╲              ╱ │
 *      nic0      …      nic(n-1)                  port p of every adapter in plane p
 * </pre>
 *
 * <p>A flow stays in the plane its sender picks. Spectrum-X Multiplane, Hot Chips 2026 (relay): 512,000 GPUs in two tiers.
 */
final class MultiPlane implements Fabric {
    @Override
    public String name() {
        return "multi-plane";
    }

    @Override
    public String description() {
        return "parallel fat trees, each adapter with a port in every one";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting.Count("planes", 4, 1, 8, "parallel fat trees, which share the rate of an adapter"),
                new Setting.Count("tiers", 2, 1, 3, "switch tiers of a plane"));
    }

    @Override
    public long most(int ports, int rails, Settings settings) {
        return FatTree.FABRIC.most(ports, rails, settings);
    }

    @Override
    public String remedy() {
        return "take more planes, more tiers or a switch with more ports";
    }

    @Override
    public int portsPerAdapter(Settings settings) {
        return settings.count("planes");
    }

    @Override
    public void draw(Drawing draw, Endpoints endpoints, Equipment equipment, Settings settings) {
        for (int plane = 0; plane < settings.count("planes"); plane++) {
            FatTree.ofPlane(plane).draw(draw, endpoints, equipment, settings);
        }
    }
}
