package orrery.fabric.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.CatalogueProblem;
import orrery.fabric.topology.rack.Racks;
import orrery.fabric.topology.scaleout.ComposedRacks;
import orrery.fabric.topology.scaleout.Fabrics;
import orrery.protocol.naming.Spelling;

/** The topologies that come with Orrery, by name: {@code gb200-nvl72}, {@code fat-tree:endpoints=1152,optics=cpo}. */
public final class Topologies {
    private static final Map<String, Shape> BY_NAME = new LinkedHashMap<>();

    static {
        Stream.of(Racks.SHAPES, Fabrics.SHAPES, ComposedRacks.SHAPES)
                .flatMap(List::stream)
                .forEach(shape -> BY_NAME.put(shape.name(), shape));
    }

    private Topologies() {}

    /** All names that {@link #named} knows, racks first; each by itself draws the shape with its standard settings. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** All shapes with their descriptions and settings, in the order of {@link #names}. */
    public static List<Shape> shapes() {
        return List.copyOf(BY_NAME.values());
    }

    /**
     * A topology of the parts of Orrery's own catalogue.
     *
     * @param text {@code NAME} or {@code NAME:key=value,key=value}
     * @throws TopologyProblem naming what is allowed and the nearest spelling when there is no such name, setting or part,
     *     and the estimate when the topology would not fit into the heap
     */
    public static Topology named(String text) {
        return named(text, Catalogue.load());
    }

    /** As {@link #named(String)}, of the parts of another catalogue. */
    public static Topology named(String text, Catalogue catalogue) {
        return drawing(text, catalogue).seal();
    }

    /** How large {@link #named(String)} would be, without drawing it. */
    public static TopologySize sizeOf(String text) {
        return sizeOf(text, Catalogue.load());
    }

    /** As {@link #sizeOf(String)}, of the parts of another catalogue. */
    public static TopologySize sizeOf(String text, Catalogue catalogue) {
        return drawing(text, catalogue).size();
    }

    /** The name in a text that may hold settings: {@code fat-tree} of {@code fat-tree:tiers=3}. */
    public static String nameIn(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    private static Drawing drawing(String text, Catalogue catalogue) {
        var name = nameIn(text);
        var shape = BY_NAME.get(name);
        if (shape == null) {
            throw new TopologyProblem("there is no topology \"" + name + "\", allowed: " + String.join(", ", names())
                    + Spelling.hint(name, names()));
        }
        try {
            return shape.drawing(catalogue, text.substring(Math.min(text.length(), name.length() + 1)));
        } catch (CatalogueProblem unknownPart) { // a setting such as gpu names a part that no row is about
            throw new TopologyProblem("topology " + name + ": " + unknownPart.getMessage());
        }
    }

    /**
     * One NVLink domain and nothing else, for tests and benchmarks: every GPU on every plane, one switch a plane, GB200
     * parts, and switch chips with as many ports as there are GPUs.
     *
     * <pre>
     *   nvswitch0 … nvswitch(planes-1)     every gpu reaches every nvswitch
     *       ║     ╳     ║
     *     gpu0    …   gpu(gpus-1)
     * </pre>
     */
    public static Topology oneDomain(int gpus, int planes) {
        var catalogue = Catalogue.load();
        var draw = new Drawing(gpus + " GPUs x " + planes + " planes");
        var gpu = draw.row("gpu", gpus, catalogue.gpu("gb200"));
        var nvswitch =
                draw.row("nvswitch", planes, catalogue.switchChip("nvswitch5").withPorts(gpus));
        draw.wire(gpu.each(), catalogue.medium("nvlink5"), nvswitch.all());
        return draw.seal();
    }
}
