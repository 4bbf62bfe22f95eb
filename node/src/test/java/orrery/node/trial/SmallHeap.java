package orrery.node.trial;

import orrery.fabric.topology.Topologies;
import orrery.node.collective.*;

final class SmallHeap {
    public static void main(String[] args) {
        var trial = TrialMaker.on(
                Topologies.named(args[0]),
                Operation.valueOf(args[1]),
                Algorithm.valueOf(args[2]),
                Long.parseLong(args[3]));
        if (args[4].equals("data")) trial = trial.withData(ElementType.valueOf(args[5]));
        System.out.println(trial.run());
    }
}
