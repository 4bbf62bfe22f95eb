package orrery.deploy.torture;

import java.util.concurrent.TimeUnit;

/** Members that cannot be reached, nor reach others. */
final class Cuts {
    private static final int PEER_FAILED = 4;
    private static final int SHORTLY_SECONDS = 2;

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
        var name = victim == members.count() ? "the console" : "member " + (victim + 1);
        scene.tell("cut off " + name + " of " + members.count() + " members");
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
