package orrery.fabric.topology.rack;

import java.util.List;
import java.util.stream.Stream;
import orrery.fabric.topology.Shape;

/** Every rack and server that can be drawn by itself. */
public final class Racks {
    private Racks() {}

    /** What can be composed, smallest first. */
    public static final List<Chassis> CHASSIS = List.of(
            Hgx.H100,
            Hgx.H200,
            Hgx.B200,
            Hgx.B300,
            Nvl72.GB200,
            Nvl72.GB300,
            Nvl72.VERA_RUBIN,
            Nvl72.RUBIN_ULTRA,
            Kyber.NVL144);

    /** GPUs smallest first, then what has other devices too. */
    public static final List<Shape> SHAPES = Stream.of(
                    Stream.of(Hgx.H100, Hgx.H200, Hgx.B200, Hgx.B300).map(Alone::of),
                    Stream.of(
                            Alone.withAdapters(Hgx.H100, "dgx-h100", "connectx7", "pcie5-x16", "ethernet-400g-copper"),
                            Alone.withAdapters(Hgx.H200, "dgx-h200", "connectx7", "pcie5-x16", "ethernet-400g-copper"),
                            Alone.withAdapters(Hgx.B200, "dgx-b200", "connectx7", "pcie5-x16", "ethernet-400g-copper"),
                            Alone.withAdapters(Hgx.B300, "dgx-b300", "connectx8", "pcie6-x16", "ethernet-800g-copper")),
                    Stream.of(Nvl72.GB200, Nvl72.GB300, Nvl72.VERA_RUBIN).map(Alone::of),
                    Stream.of(LpuRacks.LPX),
                    Stream.of(Alone.of(Kyber.NVL144)),
                    Stream.of(new Shape(
                            "rubin-ultra-nvl576",
                            "eight racks of 72 Rubin Ultra in one NVLink domain of two layers, optical between racks",
                            List.of(),
                            (draw, catalogue, _) -> Nvl576.draw(draw, catalogue))),
                    LpuRacks.BESIDE_GPUS.stream(),
                    Stream.of(GroqRacks.SHAPE, CpuServers.SHAPE))
            .flatMap(shapes -> shapes)
            .toList();
}
