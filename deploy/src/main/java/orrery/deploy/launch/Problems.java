package orrery.deploy.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.scenario.InputProblem;
import orrery.node.checkpoint.ModelProblem;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into a message and an exit code. */
final class Problems {
    private final PrintWriter err;

    Problems(PrintWriter err) {
        this.err = err;
    }

    /**
     * A command line that makes no sense.
     *
     * @param words of the command line; what comes after a word that makes no sense has not been parsed
     */
    int usage(ParameterException refused, String... words) {
        var remedy = remedy(refused);
        var text = refused.getMessage() + (remedy.isEmpty() ? "" : "\n  remedy:  " + remedy);
        var command = refused.getCommandLine().getCommandSpec().qualifiedName();
        return List.of(words).contains("--json")
                ? print(ExitCode.BAD_INPUT, ProblemJson.of(ExitCode.BAD_INPUT, text, refused))
                : print(ExitCode.BAD_INPUT, text + "\nSee " + command + " --help");
    }

    private static String remedy(ParameterException refused) {
        if (!(refused instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        var commands = refused.getCommandLine().getSubcommands().keySet();
        return unmatched.getSuggestions().isEmpty()
                ? Spelling.didYouMean(unmatched.getUnmatched().getFirst(), commands)
                : "did you mean " + unmatched.getSuggestions().getFirst() + "?";
    }

    /** Anything that ended a command. */
    int report(Throwable failed, CommandLine command) {
        var exitCode = exitCode(failed);
        var parsed = command.getParseResult();
        var isJson = parsed != null && parsed.hasMatchedOption("--json");
        var text = words(failed);
        return isJson ? print(exitCode, ProblemJson.of(exitCode, text, failed)) : print(exitCode, text);
    }

    /** What a person is told of it; where nobody foresaw it, its stack trace lies in a file then. */
    static String words(Throwable failed) {
        return exitCode(failed) == ExitCode.INTERNAL ? internal(failed) : text(failed);
    }

    static ExitCode exitCode(Throwable failed) {
        return switch (failed) {
            case InputProblem _, ModelProblem _ -> ExitCode.BAD_INPUT;
            case RunFailure failure -> failure.exitCode();
            case IOException _, UncheckedIOException _ -> ExitCode.IO;
            case OutOfMemoryError _ -> ExitCode.RESOURCES;
            default -> ExitCode.INTERNAL;
        };
    }

    private static String text(Throwable failed) {
        return switch (failed) {
            case InputProblem problem -> problem.getMessage();
            case ModelProblem problem -> problem.getMessage();
            case RunFailure failure -> failure.getMessage();
            case OutOfMemoryError full -> "out of memory: " + full.getMessage() + "; give Java more with -Xmx";
            default -> "input/output failed: " + failed.getMessage();
        };
    }

    private static String internal(Throwable failed) {
        var text = failed instanceof RunFailure ? failed.getMessage() : failed.toString();
        var summary = "internal error: " + text.lines().findFirst().orElse("unknown");
        return summary + " (" + StackTraceFile.write(failed) + ")";
    }

    private int print(ExitCode exitCode, String text) {
        err.print(text + "\n");
        err.flush();
        return exitCode.code();
    }
}
