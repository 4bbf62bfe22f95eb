package orrery.deploy.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import orrery.deploy.torture.Trial.Ending;

/**
 * Trials that were done, a line of JSON each, in a file that only grows: a campaign that was ended goes on where it was. A
 * trial that was no success is done again, and both stay.
 */
public final class CampaignLog {
    private static final String NAME = "torture.jsonl";

    private final Path file;
    private final List<Trial> all = new ArrayList<>();

    private CampaignLog(Path file) {
        this.file = file;
    }

    private record Key(long seed, int number, Fault fault) {
        static Key of(Trial trial) {
            return new Key(trial.seed(), trial.number(), trial.fault());
        }
    }

    /** @param folder may hold none yet; lines that mean nothing here are passed over */
    public static CampaignLog in(Path folder) throws IOException {
        var log = new CampaignLog(folder.resolve(NAME));
        if (Files.exists(log.file)) {
            Files.readAllLines(log.file).forEach(line -> TortureJson.read(line).ifPresent(log.all::add));
        }
        return log;
    }

    /** Whether it was done and came out clean. */
    public boolean isClean(long seed, int number, Fault fault) {
        var key = new Key(seed, number, fault);
        return last().stream()
                .anyMatch(
                        trial -> trial.ending() == Ending.CLEAN && Key.of(trial).equals(key));
    }

    public void add(Trial trial) throws IOException {
        all.add(trial);
        Files.writeString(file, TortureJson.of(trial) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** How each came out the last time. */
    public List<Trial> last() {
        var last = new LinkedHashMap<Key, Trial>();
        all.forEach(trial -> last.put(Key.of(trial), trial));
        return List.copyOf(last.values());
    }

    /** Those that found something, also where they are clean by now. */
    public List<Trial> found() {
        return all.stream().filter(trial -> trial.ending() == Ending.FOUND).toList();
    }
}
