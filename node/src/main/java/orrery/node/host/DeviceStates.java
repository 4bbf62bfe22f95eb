package orrery.node.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import orrery.fabric.time.Shell;
import orrery.node.host.HostMessage.Write;
import orrery.node.recovery.Checkpoint;
import orrery.node.recovery.RecoveryProblem;
import orrery.node.recovery.StateFile;
import orrery.node.recovery.States;

/** The devices of one place into checkpoints, and out of them. Takes a while. */
final class DeviceStates {
    private DeviceStates() {}

    /** The states of all devices of a place, which must lie still; on all cores. */
    static SortedMap<Integer, byte[]> save(Cast cast) {
        var states = states(cast);
        return cast.hosted().shells().parallelStream()
                .collect(Collectors.toMap(
                        shell -> shell.device().number(), states::save, (one, _) -> one, ConcurrentSkipListMap::new));
    }

    private static States states(Cast cast) {
        return cast.states().orElseThrow(() -> new UnsupportedOperationException("jobs of this kind cannot be kept"));
    }

    static StateFile.Written write(Write asked, int place, SortedMap<Integer, byte[]> states) {
        try {
            return StateFile.write(Path.of(asked.folder()), place, asked.stamp(), states);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same devices as they were in a checkpoint, wherever they were then.
     *
     * @throws RecoveryProblem where one of them is not in it, or a file is damaged
     */
    static Cast goOn(Cast fresh, Path folder) {
        try {
            var checkpoint = Checkpoint.read(folder);
            var mine = new TreeMap<Integer, Shell>();
            fresh.hosted().shells().forEach(shell -> mine.put(shell.device().number(), shell));
            var saved = checkpoint.states(mine::containsKey);
            mine.values().parallelStream().forEach(shell -> restore(fresh, shell, saved, folder));
            return fresh.from(checkpoint.atPs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void restore(Cast fresh, Shell shell, SortedMap<Integer, byte[]> saved, Path folder) {
        var state = saved.get(shell.device().number());
        if (state == null) {
            throw new RecoveryProblem(
                    folder, "no state of device " + shell.device().number(), "allowed: a checkpoint of all devices");
        }
        states(fresh).restore(shell, state);
    }
}
