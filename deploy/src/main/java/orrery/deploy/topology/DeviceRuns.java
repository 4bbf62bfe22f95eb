package orrery.deploy.topology;

import java.io.IOException;
import java.io.Writer;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;

/** Writes devices, neighbours of one part and rack with consecutive names as one line. */
final class DeviceRuns {
    private final Topology topology;
    private final Writer out;

    DeviceRuns(Topology topology, Writer out) {
        this.topology = topology;
        this.out = out;
    }

    void write() throws IOException {
        for (int first = 0; first < topology.devices(); ) {
            var run = NameRange.ofName(topology.name(first));
            int next = first + 1;
            while (next < topology.devices()
                    && isAlike(first, next)
                    && name(next).follows(run)) {
                run = run.through(name(next++));
            }
            line(first, run);
            first = next;
        }
    }

    private NameRange name(int device) {
        return NameRange.ofName(topology.name(device));
    }

    private boolean isAlike(int a, int b) {
        return topology.rack(a) == topology.rack(b) && topology.part(a).equals(topology.part(b));
    }

    private void line(int device, NameRange names) throws IOException {
        var part = topology.part(device).name();
        var rack = topology.rack(device) == Drawing.NO_RACK ? "" : ", rack: " + topology.rack(device);
        out.write(
                "  - {name: " + YamlText.quoted(names.toString()) + ", part: " + YamlText.quoted(part) + rack + "}\n");
    }
}
