package orrery.deploy.listing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import orrery.deploy.report.Json;
import orrery.fabric.catalogue.Catalogue;

/** The same as {@link ListingText}, for programs; nothing is cut short. */
public final class ListingJson {
    private ListingJson() {}

    public static String of(List<Kind> kinds, Catalogue catalogue) {
        var json = JsonNodeFactory.instance.objectNode();
        for (var kind : kinds) {
            var list = json.putArray(kind.word());
            kind.entries(catalogue)
                    .forEach(entry -> list.addObject().put("name", entry.name()).put("about", entry.about()));
        }
        return Json.text(json);
    }
}
