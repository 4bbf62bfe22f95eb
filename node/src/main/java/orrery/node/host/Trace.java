package orrery.node.host;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A stack trace as text, short enough for one remoting message. */
final class Trace {
    private static final int LONGEST = 16 << 10;

    private Trace() {}

    /** What was thrown in one line, with what lies beneath it; a disk names only the file without. */
    static String words(Throwable thrown) {
        var cause = thrown.getCause();
        return cause == null || String.valueOf(thrown.getMessage()).contains(String.valueOf(cause.getMessage()))
                ? thrown.toString()
                : thrown + ": " + cause;
    }

    static String of(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.getBuffer().substring(0, Math.min(LONGEST, text.getBuffer().length()));
    }
}
