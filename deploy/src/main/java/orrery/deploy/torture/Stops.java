package orrery.deploy.torture;

import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** Processes that are stopped by a signal, and continued. */
final class Stops {
    private static final int PEER_FAILED = 4;
    private static final int NOT_RESUMED = 5;
    private static final int SHORTLY_SECONDS = 2;

    /** Seven until it is noticed, three until it is decided, and some more. */
    private static final int PAST_DETECTION_SECONDS = 16;

    private Stops() {}

    /** Any one, the console included, of either kind of cluster; nobody may notice. */
    static void shortly(Scene scene) throws Exception {
        var isJoined = scene.draw().isHeads();
        var members = isJoined ? Members.start(scene, scene.draw().jvms()) : null;
        var run = isJoined ? members.run() : scene.local();
        scene.awaitMoment(run);
        var victim = scene.draw().below(scene.draw().jvms() + 1);
        var isConsole = victim == scene.draw().jvms();
        var process = isConsole ? run.pid() : isJoined ? members.get(victim).pid() : child(run, victim);
        scene.tell((isJoined ? "joined, " : "supervised, ") + (isConsole ? "the console" : "JVM " + (victim + 1)));
        scene.strike();
        Signal.STOP.to(process);
        TimeUnit.SECONDS.sleep(SHORTLY_SECONDS);
        Signal.CONT.to(process);
        scene.requireUnbroken(run);
        requireNobodyLost(run);
    }

    private static long child(OrreryJvm run, int number) throws Missed {
        var children = run.children();
        if (children.size() <= number) {
            throw new Missed("the run was over before the blow");
        }
        return children.get(number).pid();
    }

    static void requireNobodyLost(OrreryJvm run) throws Finding {
        Check.that(run.times("host_lost") + run.times("taken_up") == 0, "%s lost a member that was only slow", run);
    }

    /** The run goes on without it; when it is continued it finds itself shut out, ends, and seals nothing. */
    static void forLong(Scene scene) throws Exception {
        var members = Members.start(scene, scene.draw().jvms());
        var run = members.run();
        scene.awaitMoment(run);
        var victim = members.get(scene.draw().below(members.count()));
        scene.tell("stopped " + victim.name() + " of " + members.count());
        scene.strike();
        Signal.STOP.to(victim.pid());
        run.await("taken_up", 0, line -> line.is("taken_up"), Scene.PATIENCE);
        TimeUnit.NANOSECONDS.sleep(scene.draw().jitter().toNanos());
        var continuedMs = System.currentTimeMillis();
        Signal.CONT.to(victim.pid());
        var exitValue = victim.exitValue(Scene.PATIENCE);
        Check.that(exitValue == PEER_FAILED, "%s was shut out and ended with exit value %d", victim, exitValue);
        requireFenced(scene, continuedMs);
        scene.requireUnbroken(run);
    }

    /**
     * The console, until its members shut it out; as long as it is there no other may direct its run. Continued it ends, and
     * another takes the run up.
     */
    static void console(Scene scene) throws Exception {
        var members = Members.start(scene, scene.draw().jvms());
        var run = members.run();
        scene.awaitMoment(run, 1 + scene.draw().below(2));
        scene.tell("stopped the console");
        scene.strike();
        Signal.STOP.to(run.pid());
        TimeUnit.SECONDS.sleep(PAST_DETECTION_SECONDS);
        if (scene.draw().isHeads()) {
            requireRefused(scene, members.resume());
        }
        Signal.CONT.to(run.pid());
        scene.requireUnbrokenOrResumed(run, PEER_FAILED, members::resume);
    }

    private static void requireRefused(Scene scene, OrreryJvm other) throws Exception {
        scene.tell("another was refused meanwhile");
        var exitValue = other.exitValue(Scene.PATIENCE);
        Check.that(exitValue == NOT_RESUMED, "%s ended with exit value %d beside another console", other, exitValue);
    }

    /** No checkpoint of the epoch that was overtaken is sealed afterwards. */
    private static void requireFenced(Scene scene, long sinceMs) throws Exception {
        for (var folder : new RunFiles(scene.runs()).sealed()) {
            var manifest = folder.resolve("manifest");
            var isLate = Files.exists(manifest)
                    && Files.getLastModifiedTime(manifest).toMillis() > sinceMs;
            Check.that(!isLate || RunFiles.number(folder, 1) > 1, "%s was sealed by who is shut out", folder);
        }
    }
}
