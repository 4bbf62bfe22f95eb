package orrery.deploy.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import orrery.fabric.catalogue.Amount;
import orrery.fabric.explain.Contents;
import orrery.fabric.explain.Explanation;
import orrery.fabric.explain.Explanation.Part;

/** The same as {@link ExplanationText}, for programs. Values are text, so that shares stay exact. */
public final class ExplanationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExplanationJson() {}

    public static String of(Explanation explanation) {
        var root = NODES.objectNode().put("path", explanation.path());
        var parts = root.putArray("parts");
        explanation.parts().forEach(part -> add(parts, part));
        return root.toPrettyString() + "\n";
    }

    /** Every section with its rows. */
    public static String of(List<Contents> contents) {
        var root = NODES.objectNode();
        for (var section : contents) {
            var rows = root.putArray(section.section());
            section.rows().forEach(rows::add);
        }
        return root.toPrettyString() + "\n";
    }

    private static void add(ArrayNode parts, Part part) {
        var json = parts.addObject().put("path", part.path()).put("why", part.why());
        var figures = json.putArray("figures");
        for (var figure : part.figures()) {
            amount(figures, figure.name().replace('/', '.'), figure.amount())
                    .put("uncertainty_share", figure.share())
                    .put("confidence", figure.confidence().name().toLowerCase(Locale.ROOT))
                    .put("source", figure.source());
        }
        var derived = json.putArray("derived");
        part.derived()
                .forEach(each -> amount(derived, each.name(), each.amount()).put("how", each.how()));
    }

    private static ObjectNode amount(ArrayNode into, String name, Amount amount) {
        return into.addObject().put("name", name).put("value", amount.number()).put("unit", amount.unit());
    }
}
