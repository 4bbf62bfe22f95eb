package orrery.deploy.torture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A cluster that is started by hand, member by member; the first is its seed, and its oldest. */
final class Members {
    private static final String LOOPBACK = "127.0.0.1";

    private final Scene scene;
    private final Doors doors; // null where they reach each other directly
    private final List<OrreryJvm> members = new ArrayList<>();
    private final String seed;

    private Members(Scene scene, Doors doors, int seedPort) {
        this.scene = scene;
        this.doors = doors;
        this.seed = LOOPBACK + ":" + seedPort;
    }

    static Members start(Scene scene, int count) throws IOException {
        var members = new Members(scene, null, Ports.free());
        for (var i = 0; i < count; i++) {
            members.start(List.of(), i == 0 ? members.seed : LOOPBACK + ":" + Ports.free());
        }
        return members;
    }

    /** Each reaches the others through their doors only; the last door is that of the console. */
    static Members behindDoors(Scene scene, int count) throws IOException {
        var ports = new ArrayList<Integer>();
        for (var i = 0; i <= count; i++) {
            ports.add(Ports.free());
        }
        var doors = scene.closing(Doors.before(ports));
        var members = new Members(scene, doors, doors.port(0));
        for (var i = 0; i < count; i++) {
            members.start(
                    doors.properties(i),
                    LOOPBACK + ":" + ports.get(i)); // where it listens; others are told of the door
        }
        return members;
    }

    private void start(List<String> properties, String listen) throws IOException {
        var name = "member " + (members.size() + 1);
        members.add(
                scene.start(name, properties, List.of("node", "--listen", listen, "--seed", seed, "--threads", "1")));
    }

    OrreryJvm get(int member) {
        return members.get(member);
    }

    int count() {
        return members.size();
    }

    /** Nobody but itself reaches a member, or the console where that is its number, nor is reached by it. */
    void cutOff(int member) {
        doors.cutOff(member);
    }

    /** What one says does not reach the other any more; the console has the last number. */
    void cutWay(int from, int to) {
        doors.cutWay(from, to);
    }

    Doors doors() {
        return doors;
    }

    void heal() {
        doors.heal();
    }

    /** A run on all of them. */
    OrreryJvm run() throws IOException {
        var properties = doors == null ? List.<String>of() : doors.properties(members.size());
        return scene.run(properties, List.of("--join", seed, "--jvms", Integer.toString(members.size())));
    }

    /** The newest run is taken up on all of them. */
    OrreryJvm resume() throws IOException {
        return scene.resume(List.of("--join", seed, "--jvms", Integer.toString(members.size())));
    }
}
