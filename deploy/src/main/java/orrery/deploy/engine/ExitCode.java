package orrery.deploy.engine;

/**
 * How a command ended, for scripts: the one list of codes, which help and the readme repeat. 0 is what was asked and as expected;
 * 1 came to its end, too, with results to look at; all others have none, and say on standard error why.
 */
public enum ExitCode {
    /** Done, and as expected. */
    OK(0, "ok", "ok"),
    /** Done, but a token differs from one device's, an expectation is not met, or what was compared differs. */
    EXPECTATION_FAILED(1, "unmet", "expectation or verification failed"),
    /** A command line, a file or a field cannot be used; nothing was run. */
    BAD_INPUT(2, "input", "bad input"),
    /** A defect of Orrery; its stack trace lies in a file. */
    INTERNAL(3, "bug", "internal error"),
    /** Another JVM was lost or could not be reached, and nobody took over. */
    PEER(4, "peer", "a peer failed"),
    /** A run cannot be taken up: what was kept of it is damaged, or of another version. */
    CHECKPOINT(5, "checkpoint", "no good checkpoint"),
    /** Something could not be read or written; a disk is full, for example. */
    IO(6, "disk", "input/output failed"),
    /** Memory or another resource was used up, or something needed is not installed. */
    RESOURCES(7, "resources", "out of resources"),
    /** Nothing moves any more though requests wait; who waits for what is said. */
    STALL(8, "stall", "stalled");

    private final int code;
    private final String word;
    private final String meaning;

    ExitCode(int code, String word, String meaning) {
        this.code = code;
        this.word = word;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** One word, as {@code orrery --help} has it. */
    public String word() {
        return word;
    }

    /** What kind of end it is, as problems in JSON have it. */
    public String meaning() {
        return meaning;
    }
}
