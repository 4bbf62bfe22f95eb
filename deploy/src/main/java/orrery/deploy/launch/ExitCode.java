package orrery.deploy.launch;

/** How a command ended, for scripts. */
public enum ExitCode {
    OK(0, "ok"),
    EXPECTATION_FAILED(1, "expectation or verification failed"),
    BAD_INPUT(2, "bad input"),
    INTERNAL(3, "internal error"),
    PEER(4, "a peer failed"),
    CHECKPOINT(5, "no good checkpoint"),
    IO(6, "input/output failed"),
    RESOURCES(7, "out of resources"),
    STALL(8, "stalled");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}
