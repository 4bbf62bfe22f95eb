package orrery.deploy.validation.inference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import orrery.deploy.report.Json;

/** A validation of inference as JSON: lines of errors as shares, and the rows that were not compared. */
public final class InferenceJson {
    private InferenceJson() {}

    public static String of(InferenceValidation validation) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("rows", validation.compared().size());
        var groups = validation.table().lines().stream().map(InferenceErrorLine::group);
        InferenceErrorLine.FORM.json(groups.toList(), root.putArray("errors"));
        var excluded = root.putArray("excluded");
        for (var one : validation.excluded()) {
            excluded.addObject()
                    .put("line", one.row().line())
                    .put("what", one.row().words())
                    .put("reason", one.reason());
        }
        return Json.text(root);
    }
}
