package orrery.deploy.torture;

import java.util.List;

/** A disk without room for another checkpoint. */
final class FullDisk {
    /** For some checkpoints of the usual run. */
    private static final int MEGABYTES = 96;

    private FullDisk() {}

    /** The run goes on and says so. Every second time all is killed then: the last good checkpoint must be as it was. */
    static void strike(Scene scene) throws Exception {
        var disk = scene.closing(SmallDisk.mount(scene.runs(), MEGABYTES));
        scene.startWith(disk.command());
        var run = scene.local();
        scene.awaitMoment(run, 1 + scene.draw().below(2));
        disk.fill();
        var failed = run.await("checkpoint_failed", 0, line -> line.is("checkpoint_failed"), Scene.PATIENCE);
        if (failed.isEmpty()) {
            throw new Missed("the run was over before the next checkpoint");
        }
        if (scene.draw().isHeads()) {
            scene.tell("the run went on");
            scene.requireUnbroken(run);
            return;
        }
        scene.tell("all killed and resumed once there was room");
        scene.strike();
        scene.killWhole(run);
        disk.free();
        scene.requireUnbroken(
                scene.resume(List.of("--jvms", Integer.toString(scene.draw().jvms()))));
    }
}
