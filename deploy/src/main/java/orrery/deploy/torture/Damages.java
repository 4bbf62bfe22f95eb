package orrery.deploy.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Files of checkpoints that are not what was written. */
final class Damages {
    private static final int NO_CHECKPOINT = 5;
    private static final int WAYS = 3;

    private Damages() {}

    /** The older one is used, and that is said. */
    static void newest(Scene scene) throws Exception {
        var run = scene.local();
        scene.awaitMoment(run, 2 + scene.draw().below(2));
        scene.strike();
        scene.killWhole(run);
        var newest = new RunFiles(scene.runs()).sealed().getFirst();
        damage(scene, newest, true);
        var wasSealed = Files.exists(newest.resolve("manifest"));
        var resumed = scene.resume(
                java.util.List.of("--jvms", Integer.toString(scene.draw().jvms())));
        scene.requireUnbroken(resumed);
        Check.that(!wasSealed || resumed.times("checkpoint_damaged") > 0, "%s said nothing of the damage", resumed);
        requireOlder(resumed, RunFiles.number(newest, 2));
    }

    private static void requireOlder(OrreryJvm resumed, long damaged) throws Finding {
        var from = resumed.said(0, line -> line.is("taken_up"))
                .map(line -> line.json().at("/taken_up/checkpoint").asLong())
                .orElse(damaged);
        Check.that(from < damaged, "%s went on from checkpoint %d, which is damaged", resumed, from);
    }

    /** Cut short, with one bit turned, or gone; a manifest that is gone makes it one that was never sealed. */
    private static void damage(Scene scene, Path checkpoint, boolean anyFile) throws IOException {
        var files = RunFiles.list(checkpoint).stream()
                .filter(file -> anyFile || !file.endsWith("manifest"))
                .toList();
        var file = files.get(scene.draw().below(files.size()));
        var bytes = Files.readAllBytes(file);
        var at = scene.draw().below(bytes.length);
        switch (scene.draw().below(WAYS)) {
            case 0 -> {
                scene.tell("%s cut to %d of %d bytes".formatted(file.getFileName(), at, bytes.length));
                Files.write(file, Arrays.copyOf(bytes, at));
            }
            case 1 -> {
                scene.tell("a bit of byte %d of %s turned".formatted(at, file.getFileName()));
                bytes[at] ^= (byte) (1 << scene.draw().below(Byte.SIZE));
                Files.write(file, bytes);
            }
            default -> {
                scene.tell(file.getFileName() + " deleted");
                Files.delete(file);
            }
        }
    }

    /** Refused with what was found, and nothing is overwritten. */
    static void all(Scene scene) throws Exception {
        var run = scene.local();
        scene.awaitMoment(run, 1 + scene.draw().below(2));
        scene.killWhole(run);
        for (var each : new RunFiles(scene.runs()).sealed()) {
            damage(scene, each, false);
        }
        var before = files(scene.runs());
        var resumed = scene.resume(
                java.util.List.of("--jvms", Integer.toString(scene.draw().jvms())));
        var exitValue = resumed.exitValue(Scene.PATIENCE);
        Check.that(
                exitValue == NO_CHECKPOINT,
                "%s had no good checkpoint and ended with exit value %d",
                resumed,
                exitValue);
        Check.that(files(scene.runs()).equals(before), "%s was refused and changed files", resumed);
    }

    /** Content by name. */
    private static Map<String, String> files(Path folder) throws IOException {
        var all = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (var file : paths.filter(Files::isRegularFile).toList()) {
                all.put(file.toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return all;
    }
}
