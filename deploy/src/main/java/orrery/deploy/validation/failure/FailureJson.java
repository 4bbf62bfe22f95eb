package orrery.deploy.validation.failure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import orrery.deploy.report.Json;

/** The machine-readable twin of {@link FailureText}. */
public final class FailureJson {
    private FailureJson() {}

    public static String of(FailureValidation validation) {
        var root = JsonNodeFactory.instance.objectNode();
        var compared = root.putArray("compared");
        validation
                .compared()
                .forEach(one -> compared.addObject()
                        .put("row", one.row().words())
                        .put("unit", one.row().unit())
                        .put("confidence", one.row().confidence())
                        .put("source", one.row().source())
                        .put("measured", one.measured().toString())
                        .put("modelled", one.modelled())
                        .put("error", one.error()));
        var inputs = root.putArray("inputs");
        validation
                .inputs()
                .forEach(one -> inputs.addObject().put("row", one.row().words()).put("figures", one.figures()));
        var excluded = root.putArray("excluded");
        validation
                .excluded()
                .forEach(one ->
                        excluded.addObject().put("row", one.row().words()).put("reason", one.reason()));
        return Json.text(root);
    }
}
