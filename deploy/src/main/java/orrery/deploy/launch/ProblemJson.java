package orrery.deploy.launch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.scenario.InputProblem;
import orrery.node.checkpoint.ModelProblem;

/** A problem as one JSON object on a line, for programs that asked for JSON. */
final class ProblemJson {
    private ProblemJson() {}

    static String of(ExitCode exitCode, String text, Throwable failed) {
        var root = JsonNodeFactory.instance.objectNode();
        var json = root.putObject("problem");
        json.put("exit_code", exitCode.code());
        json.put("kind", exitCode.meaning());
        json.put("message", text);
        if (failed instanceof InputProblem problem) {
            json.put("file", problem.file()).put("line", problem.line()).put("column", problem.column());
            json.put("field", problem.field()).put("found", problem.found());
            json.put("allowed", problem.allowed()).put("remedy", problem.remedy());
        }
        if (failed instanceof ModelProblem problem) {
            json.put("file", problem.file().toString()).put("field", problem.field());
            json.put("found", problem.found()).put("remedy", problem.remedy());
        }
        if (failed instanceof RunFailure stall && stall.exitCode() == ExitCode.STALL) {
            stall.waiting().forEach(json.putArray("waiting")::add);
        }
        return root.toString();
    }
}
