package orrery.deploy.pareto;

import java.util.LinkedHashMap;
import java.util.List;
import orrery.node.forecast.Lengths;
import orrery.node.format.Formats;
import orrery.node.plan.Cut;
import orrery.protocol.units.Uncertain;

/** Operating points with given speeds, everything else alike. */
final class Points {
    private Points() {}

    static OperatingPoint at(int users, double perUser, double perGpu) {
        var dollars = new LinkedHashMap<String, Uncertain>();
        dollars.put("neocloud", Uncertain.within(1000 / perGpu, 0.15));
        return new OperatingPoint(
                "a-model",
                "a-system",
                "compose:rack=hgx-h100,racks=2",
                false,
                Formats.F32,
                new Lengths(1024, 512),
                "vllm",
                Cut.tensor(8),
                users,
                8,
                0,
                Uncertain.within(perUser, 0.1),
                Uncertain.within(perGpu, 0.1),
                12.5,
                users,
                Uncertain.within(2, 0.25),
                Uncertain.within(500_000, 0.2),
                dollars);
    }

    static Curve curve(OperatingPoint... points) {
        var all = List.of(points);
        return new Curve(
                "a-model",
                ServingSystem.named("a-system"),
                false,
                1,
                all,
                Front.of(all, point -> point.perGpu().value()),
                "");
    }
}
