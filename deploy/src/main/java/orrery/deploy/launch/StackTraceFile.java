package orrery.deploy.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;

/** Puts a stack trace where a report of the error can take it from, and off the screen. */
final class StackTraceFile {
    private StackTraceFile() {}

    /** Says where the stack trace is. */
    static String write(Throwable failed) {
        try {
            var file = Files.createTempFile("orrery-", ".stacktrace.txt");
            try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
                failed.printStackTrace(out);
            }
            return "stack trace in " + file;
        } catch (IOException noSpace) {
            return "its stack trace could not be written: " + noSpace.getMessage();
        }
    }
}
