package orrery.deploy.torture;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Members that cannot be reached, nor reach others. */
final class Cuts {
    private static final int PEER_FAILED = 4;
    private static final int SHORTLY_SECONDS = 2;
    private static final int RESETS_MOST = 4;
    private static final int DELAY_MOST_MS = 50;

    private Cuts() {}

    /** Any one, the console included; nobody may notice. */
    static void shortly(Scene scene) throws Exception {
        var members = Members.behindDoors(scene, scene.draw().jvms());
        var run = members.run();
        scene.awaitMoment(run);
        cutOff(scene, members, scene.draw().below(members.count() + 1));
        TimeUnit.SECONDS.sleep(SHORTLY_SECONDS);
        members.heal();
        scene.requireUnbroken(run);
        Stops.requireNobodyLost(run);
    }

    private static void cutOff(Scene scene, Members members, int victim) {
        scene.tell("cut off " + name(members, victim));
        scene.strike();
        members.cutOff(victim);
    }

    /** One member, the oldest included: it ends, and those that are left go on. */
    static void member(Scene scene) throws Exception {
        var members = Members.behindDoors(scene, scene.draw().jvms());
        var run = members.run();
        scene.awaitMoment(run);
        var victim = scene.draw().below(members.count());
        cutOff(scene, members, victim);
        scene.requireUnbroken(run);
        requireEnds(members.get(victim));
    }

    private static void requireEnds(OrreryJvm shutOut) throws Exception {
        var exitValue = shutOut.exitValue(Scene.PATIENCE);
        Check.that(exitValue == PEER_FAILED, "%s was cut off and ended with exit value %d", shutOut, exitValue);
    }

    /**
     * From one to another, the console included; the way back stays open. Both are of no use to their cluster then: the run
     * goes on without them, or says that it cannot, and is resumed elsewhere.
     */
    static void oneWay(Scene scene) throws Exception {
        var members = Members.behindDoors(scene, scene.draw().jvms());
        var run = members.run();
        scene.awaitMoment(run);
        var jvms = List.of("--jvms", Integer.toString(scene.draw().jvms()));
        var from = scene.draw().below(members.count() + 1);
        var to = (from + 1 + scene.draw().below(members.count())) % (members.count() + 1);
        scene.tell("nothing from %s reaches %s".formatted(name(members, from), name(members, to)));
        scene.strike();
        members.cutWay(from, to);
        scene.requireUnbrokenOrResumed(run, PEER_FAILED, () -> scene.resume(jvms));
    }

    private static String name(Members members, int number) {
        return number == members.count() ? "the console" : "member " + (number + 1) + " of " + members.count();
    }

    /** Connections break, more than once, and what is said comes late; nobody is shut out, and nothing is lost. */
    static void lossy(Scene scene) throws Exception {
        var members = Members.behindDoors(scene, scene.draw().jvms());
        var run = members.run();
        scene.awaitMoment(run);
        var resets = 1 + scene.draw().below(RESETS_MOST);
        scene.tell("all connections reset %d times".formatted(resets));
        scene.strike();
        for (var i = 0; i < resets; i++) {
            members.doors().delay(1 + scene.draw().below(DELAY_MOST_MS));
            TimeUnit.NANOSECONDS.sleep(scene.draw().jitter().toNanos());
            members.doors().reset();
        }
        members.heal();
        scene.requireUnbroken(run);
        Stops.requireNobodyLost(run);
    }

    /** It ends; the members, which are more, stay and take the run up for the next console. */
    static void console(Scene scene) throws Exception {
        var members = Members.behindDoors(scene, scene.draw().jvms());
        var run = members.run();
        scene.awaitMoment(run, 1 + scene.draw().below(2));
        cutOff(scene, members, members.count());
        requireEnds(run);
        members.heal();
        scene.tell("resumed by another console");
        scene.requireUnbroken(members.resume());
    }
}
