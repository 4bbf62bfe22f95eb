package orrery.deploy.cluster;

import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.scenario.InputProblem;
import orrery.node.host.EmulationMaker;
import orrery.node.host.Member;
import orrery.node.membership.Endpoint;
import orrery.node.membership.MembershipProblem;
import orrery.node.membership.ProductVersion;

/** A member that was started by hand. */
final class Serving {
    private Serving() {}

    /**
     * Serves until a signal comes, and leaves in good order then.
     *
     * @throws InputProblem where it cannot listen
     * @throws RunFailure where no seed answers, or the others shut it out
     */
    static void until(Endpoint listen, Endpoint seed, int threads, EmulationMaker maker) throws RunFailure {
        var member = start(listen, threads, maker);
        Runtime.getRuntime().addShutdownHook(new Thread(member::close, "leaving"));
        say("listens on " + listen + ", joins " + seed);
        member.whenUp(() -> say("is a member; Ctrl-C leaves"));
        member.join(seed);
        switch (member.await()) {
            case LEFT -> say("left");
            case SHUT_OUT ->
                throw new RunFailure(
                        ExitCode.PEER, "member " + listen + " was shut out: the others could not reach it any more");
            case NO_SEED ->
                throw new RunFailure(
                        ExitCode.PEER,
                        "member " + listen + " found no cluster: nobody of this version answers at --seed " + seed
                                + "; the first member names itself as the seed");
        }
    }

    private static Member start(Endpoint listen, int threads, EmulationMaker maker) {
        try {
            return Member.start(listen, threads, maker);
        } catch (MembershipProblem problem) {
            throw InputProblem.of("--listen", "", problem.found(), problem.allowed(), problem.remedy());
        }
    }

    /** Standard error, as everything that is no result. */
    private static void say(String what) {
        System.err.println("orrery " + ProductVersion.current() + " node " + what);
    }
}
