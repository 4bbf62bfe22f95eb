package orrery.deploy.validation.kernel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import orrery.deploy.report.Json;

/** A validation of kernels as JSON: lines of errors as shares, and the rows that were not compared. */
public final class KernelJson {
    private KernelJson() {}

    public static String of(KernelValidation validation) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("rows", validation.compared().size());
        var groups = validation.table().lines().stream().map(KernelErrorLine::group);
        KernelErrorLine.FORM.json(groups.toList(), root.putArray("errors"));
        var excluded = root.putArray("excluded");
        for (var one : validation.excluded()) {
            excluded.addObject()
                    .put("row", ComparedKernel.place(one.row()))
                    .put("what", one.row().what())
                    .put("reason", one.reason());
        }
        return Json.text(root);
    }
}
