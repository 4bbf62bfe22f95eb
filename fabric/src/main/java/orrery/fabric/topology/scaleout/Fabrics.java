package orrery.fabric.topology.scaleout;

import java.util.List;
import java.util.stream.Stream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Setting;
import orrery.fabric.topology.Settings;
import orrery.fabric.topology.Shape;

/** Every scale-out fabric, above bare endpoints: a GPU and its adapter each. */
public final class Fabrics {
    /** In the order in which they are listed. */
    static final List<Fabric> ALL =
            List.of(FatTree.FABRIC, new Rails(), new DragonflyPlus(), new Torus(), new MultiPlane());

    /** One shape for each fabric. */
    public static final List<Shape> SHAPES = ALL.stream().map(Fabrics::shape).toList();

    private Fabrics() {}

    private static Shape shape(Fabric fabric) {
        var gpu = new Setting.PartName("gpu", "b200", "the GPU of every endpoint");
        return new Shape(
                fabric.name(),
                fabric.description() + ", above single GPUs with an adapter each",
                Stream.of(fabric.endpointSettings(), fabric.settings(), Equipment.SETTINGS, List.<Setting>of(gpu))
                        .flatMap(List::stream)
                        .toList(),
                (draw, catalogue, settings) -> draw(fabric, draw, catalogue, settings));
    }

    /**
     * <pre>
     *   the fabric's switches
     *     │           │
     *   nic0   …   nic(n-1)
     *     │           │         PCIe
     *   gpu0   …   gpu(n-1)
     * </pre>
     */
    private static void draw(Fabric fabric, Drawing draw, Catalogue catalogue, Settings settings) {
        int count = fabric.endpoints(settings);
        int rails = fabric.rails(settings);
        var equipment = Equipment.of(fabric, count, rails, catalogue, settings);
        var adapter = Equipment.nic(catalogue, settings);

        var gpu = draw.row("gpu", count, catalogue.gpu(settings.word("gpu")));
        var nic = draw.row("nic", count, adapter);
        draw.wire(gpu.each(), Equipment.host(catalogue, adapter), nic.each());
        fabric.draw(draw, new Endpoints(List.of(nic), rails), equipment, settings);
    }
}
