package orrery.node.load;

import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.survey.Survey;
import orrery.fabric.topology.Topologies;

public class Try {
    public static void main(String[] a) {
        for (var t : a[0].split(";")) {
            var top = Topologies.named(t);
            var s = Survey.of(top, Catalogue.load());
            System.out.println(t + " zero min/mean/max " + s.reach().latencyPsMin() + " "
                    + s.reach().latencyPsMean() + " " + s.reach().latencyPsMax());
            for (var l : a[1].split(",")) {
                double load = Double.parseDouble(l);
                long b = System.nanoTime();
                var r = LoadSimulation.run(top, new OfferedLoad(load, Integer.parseInt(a[2]), 1));
                System.out.printf(
                        "%s formula %.0f  %.1f s%n", r, s.reach().loadedLatencyPs(load), (System.nanoTime() - b) / 1e9);
            }
        }
    }
}
