package orrery.deploy.topology;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;

/** Writes links; parallel ones, and those from one device to a row with consecutive names, as one line. */
final class LinkRuns {
    /** Parallel links between two devices, then between one device and each of a row. */
    private record Run(int from, Medium medium, NameRange to, int parallel) {
        boolean isRepeatedBy(Run other) {
            return sameButEnd(other) && to.equals(other.to);
        }

        boolean isFollowedBy(Run other) {
            return sameButEnd(other) && parallel == other.parallel && other.to.follows(to);
        }

        private boolean sameButEnd(Run other) {
            return from == other.from && medium.equals(other.medium);
        }
    }

    private final Topology topology;
    private final Writer out;
    private final List<Run> ofOneDevice = new ArrayList<>();

    LinkRuns(Topology topology, Writer out) {
        this.topology = topology;
        this.out = out;
    }

    void write() throws IOException {
        WireOrder.each(topology, this::wire);
        flush();
    }

    private void wire(int device, int port) throws IOException {
        if (!ofOneDevice.isEmpty() && ofOneDevice.getLast().from() != device) {
            flush();
        }
        var to = NameRange.ofName(topology.name(topology.peer(device, port)));
        var one = new Run(device, topology.medium(device, port), to, 1);
        if (!ofOneDevice.isEmpty() && ofOneDevice.getLast().isRepeatedBy(one)) {
            var before = ofOneDevice.removeLast();
            one = new Run(device, one.medium(), to, before.parallel() + 1);
        }
        ofOneDevice.add(one);
    }

    private void flush() throws IOException {
        for (int first = 0; first < ofOneDevice.size(); ) {
            var run = ofOneDevice.get(first++);
            while (first < ofOneDevice.size() && run.isFollowedBy(ofOneDevice.get(first))) {
                var next = ofOneDevice.get(first++);
                run = new Run(run.from(), run.medium(), run.to().through(next.to()), run.parallel());
            }
            line(run);
        }
        ofOneDevice.clear();
    }

    private void line(Run run) throws IOException {
        var medium = run.medium();
        out.write("  - {from: " + YamlText.quoted(topology.name(run.from()))
                + ", to: " + YamlText.quoted(run.to().toString())
                + ", medium: " + YamlText.quoted(medium.single().name())
                + (medium.links() > 1 ? ", bundle: " + medium.links() : "")
                + (run.parallel() > 1 ? ", parallel: " + run.parallel() : "")
                + "}\n");
    }
}
