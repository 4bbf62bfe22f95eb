package orrery.deploy.topology;

import java.io.IOException;
import java.io.Writer;
import javax.xml.stream.XMLStreamException;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.topology.Topology;

/** The forms in which a topology can be written, and read again. */
public enum TopologyFormat {
    NODE_LINK {
        @Override
        public void write(Topology topology, Writer out) throws IOException {
            refuseRoutes(topology);
            NodeLinkWriter.write(topology, out);
        }
    },
    GRAPHML {
        @Override
        public void write(Topology topology, Writer out) throws IOException {
            refuseRoutes(topology);
            try {
                GraphMlWriter.write(topology, out);
            } catch (XMLStreamException failed) {
                throw new IOException(failed);
            }
        }
    },
    YAML {
        @Override
        public void write(Topology topology, Writer out) throws IOException {
            YamlWriter.write(topology, out);
        }
    };

    /** Writes it whole; the same topology gives the same text. */
    public abstract void write(Topology topology, Writer out) throws IOException;

    /** Graphs have no place for prescribed hops, and leaving them out would make another topology. */
    private static void refuseRoutes(Topology topology) {
        if (!topology.routeLines().isEmpty()) {
            var found = "a topology with prescribed hops";
            throw InputProblem.of("--format", "", found, "yaml, which can hold them", "");
        }
    }
}
