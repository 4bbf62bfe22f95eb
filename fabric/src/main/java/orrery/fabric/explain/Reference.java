package orrery.fabric.explain;

import java.util.List;
import java.util.Optional;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Medium;

/**
 * A row that another one names.
 *
 * @param path section and row
 * @param why what it is to the one that names it
 */
record Reference(List<String> path, String why) {

    /** The row that a table names: the medium of a device's links, the optics of a medium. */
    static Optional<Reference> from(List<String> path, Catalogue catalogue) {
        if (path.size() < 2) {
            return Optional.empty();
        }
        var row = path.get(1);
        return switch (path.getFirst()) {
            case "gpus" -> attachment(path, "nvlink", catalogue);
            case "lpus" -> attachment(path, "chipToChip", catalogue);
            case "media" -> path.size() > 2 ? Optional.empty() : optics(catalogue.medium(row));
            default -> Optional.empty();
        };
    }

    private static Optional<Reference> attachment(List<String> path, String field, Catalogue catalogue) {
        return path.size() == 2 || path.equals(List.of(path.getFirst(), path.get(1), field))
                ? catalogue
                        .attachment(path.get(1))
                        .map(links -> new Reference(
                                List.of("media", links.medium()), "one link of " + path.get(1) + "'s " + field))
                : Optional.empty();
    }

    private static Optional<Reference> optics(Medium medium) {
        var where = medium.adapterOptics()
                .map(other ->
                        "at the switch's end of " + medium.name() + ", with " + other.name() + " at the adapter's")
                .orElse("at each end of " + medium.name());
        return medium.optics().map(optics -> new Reference(List.of("optics", optics.name()), where));
    }
}
