package orrery.deploy.torture;

import java.util.List;

/** Processes that are killed, as {@code kill -9}. */
final class Kills {
    private static final int MOST_JVMS = 3;

    private Kills() {}

    /** Supervised by the console that started it. */
    static void member(Scene scene) throws Exception {
        var run = scene.local();
        scene.awaitMoment(run);
        killOne(scene, run);
        scene.requireUnbroken(run);
    }

    private static void killOne(Scene scene, OrreryJvm run) throws Missed {
        var children = run.children();
        if (children.isEmpty()) {
            throw new Missed("the run was over before the blow");
        }
        var victim = scene.draw().below(children.size());
        scene.tell("killed JVM %d of %d".formatted(victim + 1, children.size()));
        scene.strike();
        children.get(victim).destroyForcibly();
    }

    /** As soon as there is a checkpoint that is begun and not sealed. */
    static void whileWriting(Scene scene) throws Exception {
        var run = scene.local();
        scene.awaitMoment(run);
        new RunFiles(scene.runs()).awaitUnsealed(run, scene.draw().below(RunFiles.USUAL_MS));
        killOne(scene, run);
        scene.requireUnbroken(run);
    }

    /** Of a cluster that watches itself: any but the oldest. */
    static void joined(Scene scene) throws Exception {
        killMember(scene, 1 + scene.draw().below(scene.draw().jvms() - 1));
    }

    static void oldest(Scene scene) throws Exception {
        killMember(scene, 0);
    }

    private static void killMember(Scene scene, int victim) throws Exception {
        var members = Members.start(scene, scene.draw().jvms());
        var run = members.run();
        scene.awaitMoment(run);
        scene.tell("killed member %d of %d".formatted(victim + 1, scene.draw().jvms()));
        scene.strike();
        members.get(victim).kill();
        scene.requireUnbroken(run);
    }

    /** The console alone; its JVMs end by themselves. Every second time it dies while a checkpoint is written. */
    static void console(Scene scene) throws Exception {
        var run = scene.local();
        var isWriting = scene.draw().isHeads();
        scene.awaitMoment(run);
        if (isWriting) {
            scene.tell("while a checkpoint is written");
            new RunFiles(scene.runs()).awaitUnsealed(run, scene.draw().below(RunFiles.USUAL_MS));
        }
        scene.strike();
        run.kill();
        run.exitValue(Scene.PATIENCE);
        scene.awaitEnd(run.children());
        resume(scene);
    }

    /** Everything, and every second time once more while it is taken up. */
    static void all(Scene scene) throws Exception {
        var run = scene.local();
        scene.awaitMoment(run);
        scene.strike();
        scene.killWhole(run);
        if (scene.draw().isHeads()) {
            scene.tell("and again while resumed");
            var again = scene.resume(jvms(scene));
            again.await("taken_up", 0, line -> line.is("taken_up"), Scene.PATIENCE);
            scene.awaitMoment(again, scene.draw().below(2));
            scene.strike();
            scene.killWhole(again);
        }
        resume(scene);
    }

    /** On another number of JVMs. */
    static void resume(Scene scene) throws Exception {
        scene.requireUnbroken(scene.resume(jvms(scene)));
    }

    private static List<String> jvms(Scene scene) {
        var jvms = 1 + scene.draw().below(MOST_JVMS);
        scene.tell("resumed on " + jvms);
        return List.of("--jvms", Integer.toString(jvms));
    }
}
