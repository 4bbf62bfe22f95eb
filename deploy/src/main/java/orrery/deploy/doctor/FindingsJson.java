package orrery.deploy.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import orrery.deploy.report.Json;

/** The same as {@link FindingsText}, for programs. */
public final class FindingsJson {
    private FindingsJson() {}

    public static String of(List<Finding> findings) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("healthy", findings.stream().noneMatch(Finding::isBad));
        var list = json.putArray("findings");
        for (var finding : findings) {
            list.addObject()
                    .put("subject", finding.subject())
                    .put("verdict", finding.verdict().word())
                    .put("found", finding.found())
                    .put("remedy", finding.remedy());
        }
        return Json.text(json);
    }
}
