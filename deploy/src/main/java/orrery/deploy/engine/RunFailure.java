package orrery.deploy.engine;

import java.util.List;

/** A run, or a member, that cannot go on; foreseen, so that it needs a clear message and no stack trace. */
public final class RunFailure extends Exception {
    private final ExitCode exitCode;
    private final List<String> waiting;

    /**
     * @param exitCode what kind of failure it is
     * @param message what failed, naming the member, file or device, and what to do
     */
    public RunFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
        this.waiting = List.of();
    }

    private RunFailure(String message, List<String> waiting) {
        super(message);
        this.exitCode = ExitCode.STALL;
        this.waiting = List.copyOf(waiting);
    }

    /** @param waiting who waits for what, a line each */
    public static RunFailure stall(String message, List<String> waiting) {
        return new RunFailure(
                message
                        + String.join(
                                "", waiting.stream().map(line -> "\n  " + line).toList()),
                waiting);
    }

    public RunFailure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.waiting = List.of();
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** Of a stall: who waits for what, a line each. */
    public List<String> waiting() {
        return waiting;
    }
}
