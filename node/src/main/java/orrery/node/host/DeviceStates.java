package orrery.node.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import orrery.fabric.time.Shell;
import orrery.node.host.HostMessage.Write;
import orrery.node.recovery.Checkpoint;
import orrery.node.recovery.PlaceStates;
import orrery.node.recovery.RecoveryProblem;
import orrery.node.recovery.SharedArrays;
import orrery.node.recovery.StateFile;
import orrery.node.recovery.States;

/** The devices of one place into checkpoints, and out of them. Takes a while. */
final class DeviceStates {
    private DeviceStates() {}

    /** The states of all devices of a place, which must lie still; on all cores. */
    static PlaceStates save(Cast cast) {
        var maker = states(cast);
        var arrays = new SharedArrays();
        var states = new ConcurrentSkipListMap<Integer, byte[]>();
        cast.hosted().shells().parallelStream()
                .forEach(shell -> states.put(shell.device().number(), maker.save(shell, arrays::keep)));
        return new PlaceStates(states, arrays.all());
    }

    private static States states(Cast cast) {
        return cast.states().orElseThrow(() -> new UnsupportedOperationException("jobs of this kind cannot be kept"));
    }

    static StateFile.Written write(Write asked, int place, PlaceStates states) {
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
            var missing = new ConcurrentSkipListMap<Integer, Shell>();
            fresh.hosted().shells().forEach(shell -> missing.put(shell.device().number(), shell));
            for (var place : checkpoint.states(missing::containsKey)) {
                restore(place, states(fresh), missing);
            }
            requireNone(missing, folder);
            return fresh.from(checkpoint.atPs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void restore(PlaceStates place, States maker, Map<Integer, Shell> missing) {
        place.states().entrySet().parallelStream()
                .forEach(state -> maker.restore(missing.remove(state.getKey()), state.getValue(), place.arrays()::get));
    }

    private static void requireNone(SortedMap<Integer, Shell> missing, Path folder) {
        if (!missing.isEmpty()) {
            throw new RecoveryProblem(
                    folder, "no state of device " + missing.firstKey(), "allowed: a checkpoint of all devices");
        }
    }
}
