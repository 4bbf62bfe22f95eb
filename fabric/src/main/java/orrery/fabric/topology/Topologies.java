package orrery.fabric.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import orrery.fabric.catalogue.Catalogue;
import orrery.protocol.naming.Spelling;

/** The topologies that come with Orrery, by name. */
public final class Topologies {
    private static final Map<String, Function<Catalogue, Topology>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("hgx-h100", HgxH100::draw);
        BY_NAME.put("gb200-nvl72", Nvl72::gb200);
        BY_NAME.put("vera-rubin-nvl72", Nvl72::veraRubin);
        BY_NAME.put("rubin-ultra-nvl576", Nvl576::draw);
    }

    private Topologies() {}

    /** All names that {@link #named} knows, smallest machine first. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * A topology of the parts of Orrery's own catalogue.
     *
     * @throws TopologyProblem naming all topologies and the nearest spelling when there is none of that name
     */
    public static Topology named(String name) {
        return named(name, Catalogue.load());
    }

    /** As {@link #named(String)}, of the parts of another catalogue. */
    public static Topology named(String name, Catalogue catalogue) {
        var draw = BY_NAME.get(name);
        if (draw == null) {
            throw new TopologyProblem("there is no topology \"" + name + "\", allowed: " + String.join(", ", names())
                    + Spelling.hint(name, names()));
        }
        return draw.apply(catalogue);
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
