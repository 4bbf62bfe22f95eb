package orrery.deploy.torture;

import java.nio.file.Files;
import java.util.List;

/** A disk that takes no other checkpoint. */
final class BadDisk {
    /** For some checkpoints of the usual run. */
    private static final int MEGABYTES = 96;

    private BadDisk() {}

    static void full(Scene scene) throws Exception {
        strike(scene, SmallDisk::fill);
    }

    static void readOnly(Scene scene) throws Exception {
        strike(scene, SmallDisk::forbid);
    }

    /** What is done to a disk; {@link SmallDisk#free} undoes it. */
    @FunctionalInterface
    private interface Blow {
        void to(SmallDisk disk) throws Exception;
    }

    /** The run goes on and says so. Every second time all is killed then: the last good checkpoint must be as it was. */
    private static void strike(Scene scene, Blow blow) throws Exception {
        var disk = scene.closing(SmallDisk.mount(scene.runs(), MEGABYTES));
        scene.startWith(disk.command());
        var run = scene.local();
        scene.awaitMoment(run, 1 + scene.draw().below(2));
        blow.to(disk);
        requireSaid(run);
        if (scene.draw().isHeads()) {
            scene.tell("the run went on");
            scene.requireUnbroken(run);
            requireToldWhatIsLeft(run, disk);
            return;
        }
        scene.tell("all killed and resumed once one could write");
        scene.strike();
        scene.killWhole(run);
        disk.free();
        scene.requireUnbroken(
                scene.resume(List.of("--jvms", Integer.toString(scene.draw().jvms()))));
    }

    private static void requireToldWhatIsLeft(OrreryJvm run, SmallDisk disk) throws Exception {
        var left =
                RunFiles.list(disk.seen()).stream().filter(Files::isDirectory).toList();
        Check.that(left.isEmpty() || run.times("left_behind") == 1, "%s left %s and did not say so", run, left);
    }

    private static void requireSaid(OrreryJvm run) throws Exception {
        var failed = run.await("checkpoint_failed", 0, line -> line.is("checkpoint_failed"), Scene.PATIENCE);
        if (failed.isEmpty()) {
            throw new Missed("the run was over before the next checkpoint");
        }
    }
}
