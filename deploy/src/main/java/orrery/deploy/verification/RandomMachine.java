package orrery.deploy.verification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a drawn scenario runs on.
 *
 * @param topology by name
 * @param device that attention runs on
 * @param devices of that kind, at most as many as a plan may take
 * @param lpusBehind that feed-forward blocks may run on
 */
record RandomMachine(String topology, String device, int devices, int lpusBehind) {
    private static final List<RandomMachine> SMALL = List.of(
            new RandomMachine("hgx-h100", "gpu", 8, 0),
            new RandomMachine("hgx-h100", "gpu", 8, 0),
            new RandomMachine("hgx-h100", "gpu", 8, 0),
            new RandomMachine("hgx-h100+lpx", "gpu", 8, 16),
            new RandomMachine("lpx:trays=1", "lpu", 16, 0),
            new RandomMachine("lpx:trays=3", "lpu", 48, 0),
            new RandomMachine("cpu-servers:cpus=3", "cpu", 3, 0),
            new RandomMachine("cpu-servers:cpus=8", "cpu", 8, 0));
    private static final List<RandomMachine> RACKS = List.of(
            new RandomMachine("gb200-nvl72", "gpu", 72, 0),
            new RandomMachine("vera-rubin-nvl72", "gpu", 72, 0),
            new RandomMachine("vera-rubin-nvl72+lpx", "gpu", 72, 256));
    private static final List<RandomMachine> LARGE = List.of(
            new RandomMachine("rubin-ultra-nvl576", "gpu", 576, 0), new RandomMachine("groqchip-576", "lpu", 576, 0));

    private static final int SMALL_TO_A_RACK = 20;
    private static final int RACKS_TO_A_LARGE = 10;

    /** Small ones mostly, a rack now and then, seldom more. */
    static RandomMachine draw(Dice dice) {
        if (!dice.oneIn(SMALL_TO_A_RACK)) {
            return dice.of(SMALL);
        }
        return dice.of(dice.oneIn(RACKS_TO_A_LARGE) ? LARGE : RACKS);
    }

    boolean hasLpusBehind() {
        return lpusBehind > 0;
    }

    /** All that may be drawn. */
    static List<String> topologies() {
        var all = new ArrayList<RandomMachine>(SMALL);
        Collections.addAll(all, RACKS.toArray(RandomMachine[]::new));
        Collections.addAll(all, LARGE.toArray(RandomMachine[]::new));
        return all.stream().map(RandomMachine::topology).distinct().toList();
    }
}
