package orrery.deploy.torture;

import java.util.List;

/** Main class of processes that look like a cluster from outside, and compute nothing. */
final class MadeUpRun {
    private MadeUpRun() {}

    /** @param args {@code node} lives until it is killed; {@code run} goes on for a while and tells a result */
    public static void main(String... args) throws InterruptedException {
        if (args[0].equals("node")) {
            Thread.sleep(60_000);
        }
        System.err.println("{\"progress\":{\"events\":1}}");
        for (var checkpoint = 0; checkpoint < 3; checkpoint++) {
            System.err.println("{\"checkpoint\":{}}");
        }
        Thread.sleep(3000); // the blow falls meanwhile
        System.err.println("{\"taken_up\":{\"epoch\":2}}");
        System.err.println("{\"progress\":{\"events\":2}}");
        System.out.println(
                "{\"result\":\"" + (isFickle(args) ? ProcessHandle.current().pid() : 7) + "\"}");
    }

    private static boolean isFickle(String... args) {
        return List.of(args).contains("fickle");
    }
}
