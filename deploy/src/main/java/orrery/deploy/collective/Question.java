package orrery.deploy.collective;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import orrery.node.collective.Operation;
import orrery.node.trial.CollectiveTrial;

/**
 * What a table answers: a trial and what to say of the topology it runs on.
 *
 * @param trial its {@link CollectiveTrial#ranks} counted, never 0
 * @param gpus of the whole topology
 * @param trust whether the numbers of this topology were compared with measured ones
 */
public record Question(CollectiveTrial trial, int gpus, String trust) {

    /** What is asked in lines of words, for people and logs. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "orrery collective %s on %s, %d of %d GPUs, times %s",
                Words.name(trial.operation()),
                trial.topology(),
                trial.ranks(),
                gpus,
                trust));
        lines.add(String.format(
                Locale.ROOT,
                "algorithm %s, protocol %s, channels %s, chunks %s, launch %s, data %s, seed %d",
                Words.name(trial.algorithm()),
                Words.name(trial.protocol()),
                orAuto(trial.channels()),
                orAuto(trial.chunks()),
                Words.name(trial.launch()),
                trial.data() ? "real" : "none",
                trial.seed()));
        if (!trial.lost().isEmpty()) {
            lines.add("out of service: " + String.join(", ", trial.lost()));
        }
        var unusual = NetworkWords.unusual(trial.network());
        if (!unusual.isEmpty()) {
            lines.add("network: " + unusual);
        }
        return lines;
    }

    private static String orAuto(int number) {
        return number == 0 ? "auto" : Integer.toString(number);
    }

    /** As nccl-tests prints it; {@code none} where nothing is added. */
    String reduction() {
        return switch (trial.operation()) {
            case ALL_REDUCE, REDUCE_SCATTER, REDUCE, SEND_RECEIVE -> "sum";
            case ALL_GATHER, BROADCAST, ALL_TO_ALL, ALL_TO_ALL_V -> "none";
        };
    }

    /** As nccl-tests prints it; -1 where no rank differs from the others. */
    int root() {
        return trial.operation() == Operation.BROADCAST || trial.operation() == Operation.REDUCE ? 0 : -1;
    }
}
