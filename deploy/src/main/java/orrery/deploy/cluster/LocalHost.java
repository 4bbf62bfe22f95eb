package orrery.deploy.cluster;

import java.io.IOException;
import orrery.deploy.engine.ExitCode;
import orrery.node.host.EmulationMaker;
import orrery.node.host.Member;
import orrery.node.membership.Endpoint;
import orrery.node.membership.Watch;

/**
 * Main class of a local JVM that a run starts for itself. Says on standard output where it is reached, and ends when its
 * standard input does.
 */
public final class LocalHost {
    static final String READY = "ready ";

    private LocalHost() {}

    /** @param args host and port of the console, then the number of threads */
    public static void main(String... args) {
        Thread.ofPlatform().daemon().name("parent").start(LocalHost::endWithParent);
        var member =
                Member.start(Endpoint.ANY_LOOPBACK, Integer.parseInt(args[2]), EmulationMaker.REAL, Watch.SUPERVISED);
        System.out.println(READY + member.endpoint());
        member.join(new Endpoint(args[0], Integer.parseInt(args[1])));
        member.await();
        System.exit(ExitCode.PEER.code());
    }

    /** Nothing ever comes; the end of it is what counts. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException gone) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(ExitCode.OK.code());
    }
}
