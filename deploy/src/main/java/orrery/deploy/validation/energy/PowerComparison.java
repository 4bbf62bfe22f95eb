package orrery.deploy.validation.energy;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import orrery.fabric.catalogue.Catalogue;
import orrery.node.energy.EnergyUse;
import orrery.node.energy.Network;
import orrery.node.energy.Working;
import orrery.protocol.units.Uncertain;

/**
 * A measured row and what the model says of it.
 *
 * @param joules modelled, for an output token
 */
public record PowerComparison(PowerRow row, Uncertain joules) {

    /** Every row that comes with Orrery, in the order of the file. */
    public static List<PowerComparison> shipped() throws IOException {
        return PowerRows.shipped().stream().map(PowerComparison::of).toList();
    }

    static PowerComparison of(PowerRow row) {
        var second = new ServedSecond(row);
        var gpu = new Working(second.gpu(), second.activity());
        var use = EnergyUse.of(Catalogue.load(), Collections.nCopies(row.gpus(), gpu), Network.NONE);
        var joules = switch (row.scope()) {
            case WALL -> use.server();
            case GPUS -> use.chips();
        };
        return new PowerComparison(row, joules.times(1 / row.tokensPerSecond()));
    }

    /** Joules for an output token. */
    public double measured() {
        return row.watts() / row.tokensPerSecond();
    }

    /** Modelled less measured, as a share of measured. */
    public double error() {
        return joules.value() / measured() - 1;
    }

    /** A row of a Markdown table; see {@link #heading}. */
    public String markdown() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.4f | %.4f (%.4f to %.4f) | %+.1f %% |",
                row.system(),
                row.model(),
                row.scope().name().toLowerCase(Locale.ROOT),
                row.confidence().name().toLowerCase(Locale.ROOT),
                measured(),
                joules.value(),
                joules.low(),
                joules.high(),
                100 * error());
    }

    public static String heading() {
        return "| system | model | meter | confidence | measured J/token | modelled J/token | error |\n"
                + "| --- | --- | --- | --- | --- | --- | --- |";
    }
}
