package orrery.fabric.explain;

import java.util.List;
import orrery.fabric.catalogue.Amount;
import orrery.fabric.catalogue.Figure;

/**
 * What stands behind a path.
 *
 * @param path as the catalogue spells it, for example {@code gpus.rubin.nvlink}
 * @param parts the table or figure itself, then the rows that it refers to
 */
public record Explanation(String path, List<Part> parts) {

    /**
     * Figures of one table.
     *
     * @param path of the table
     * @param why what it has to do with what was asked; empty for the table itself
     * @param figures with names as in the catalogue
     * @param derived what follows from figures of this part and of the parts it refers to
     */
    public record Part(String path, String why, List<Figure> figures, List<Derived> derived) {}

    /**
     * A number that nobody published in this form.
     *
     * @param value with its unit
     * @param how the sum, in figures of the catalogue
     */
    public record Derived(String name, String value, String how) {
        public Amount amount() {
            return Amount.of(value);
        }
    }
}
