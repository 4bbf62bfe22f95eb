package orrery.deploy.collective;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.PrintWriter;
import java.util.Optional;
import orrery.node.trial.TrialOutcome;
import orrery.node.trial.TrialOutcome.SizeOutcome;

/** Shows a trial while it lasts, in one of three forms that say the same. */
public interface TrialShow {
    /** With line feeds on every system: results are compared byte for byte. */
    ObjectWriter JSON =
            new ObjectMapper().writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    /** Measured rows beside the model, and the file they are from. */
    record Beside(String file, Comparison comparison) {}

    /** One size has ended; the first brings the heading with it, so that a refusal has none. */
    void size(SizeOutcome size);

    /** All have. */
    void end(TrialOutcome outcome, Optional<Beside> measured);

    /** The table of nccl-tests, then the comparison. */
    static TrialShow text(Question question, PrintWriter out) {
        var table = new NcclTable(question);
        return new TrialShow() {
            private boolean hasBegun;

            @Override
            public void size(SizeOutcome size) {
                print(out, (hasBegun ? "" : table.header()) + table.row(size));
                hasBegun = true;
            }

            @Override
            public void end(TrialOutcome outcome, Optional<Beside> measured) {
                print(out, table.trailer(outcome));
                measured.ifPresent(
                        beside -> print(out, ComparisonText.of(question, beside.file(), beside.comparison())));
            }
        };
    }

    /** One table: the sizes, or where there is something to compare with, the comparison. */
    static TrialShow csv(Question question, boolean isCompared, PrintWriter out) {
        var table = new TrialCsv(question);
        return new TrialShow() {
            private boolean hasBegun;

            @Override
            public void size(SizeOutcome size) {
                if (!isCompared) {
                    print(out, (hasBegun ? "" : TrialCsv.HEADER) + table.row(size));
                    hasBegun = true;
                }
            }

            @Override
            public void end(TrialOutcome outcome, Optional<Beside> measured) {
                measured.ifPresent(beside -> print(out, ComparisonRecords.csv(beside.comparison())));
            }
        };
    }

    /** One object, when all is known. */
    static TrialShow json(Question question, PrintWriter out) {
        return new TrialShow() {
            @Override
            public void size(SizeOutcome size) {}

            @Override
            public void end(TrialOutcome outcome, Optional<Beside> measured) {
                var json = TrialJson.of(question, outcome);
                measured.ifPresent(
                        beside -> json.set("comparison", ComparisonRecords.json(beside.file(), beside.comparison())));
                try {
                    print(out, JSON.writeValueAsString(json) + "\n");
                } catch (JsonProcessingException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        };
    }

    private static void print(PrintWriter out, String text) {
        out.print(text);
        out.flush();
    }
}
