package orrery.deploy.explain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import orrery.deploy.report.Json;
import orrery.deploy.scenario.FieldMeaning;

/** The same as {@link FieldText}, for programs. */
public final class FieldJson {
    private FieldJson() {}

    public static String of(FieldMeaning field) {
        var json = JsonNodeFactory.instance.objectNode().put("path", field.path());
        json.put("meaning", field.meaning()).put("type", field.type()).put("allowed", field.allowed());
        field.standard().ifPresent(value -> json.put("default", value));
        field.examples().forEach(json.putArray("examples")::add);
        json.put("required", field.required());
        var below = json.putArray("below");
        field.below().forEach(each -> below.addObject().put("name", each.name()).put("meaning", each.meaning()));
        return Json.text(json);
    }
}
