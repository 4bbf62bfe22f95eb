package orrery.deploy.collective;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.Optional;
import orrery.node.trial.TrialOutcome;
import orrery.node.trial.TrialOutcome.SizeOutcome;

/** Shows a trial while it lasts, in one of three forms that say the same. */
public interface TrialShow {

    /** Measured rows beside the model, and the file they are from. */
    record Beside(String file, Comparison comparison) {}

    void begin();

    /** One size has ended. */
    void size(SizeOutcome size);

    /** All have. */
    void end(TrialOutcome outcome, Optional<Beside> measured);

    /** The table of nccl-tests, then the comparison. */
    static TrialShow text(Question question, PrintWriter out) {
        var table = new NcclTable(question);
        return new TrialShow() {
            @Override
            public void begin() {
                print(out, table.header());
            }

            @Override
            public void size(SizeOutcome size) {
                print(out, table.row(size));
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
            @Override
            public void begin() {
                print(out, isCompared ? "" : TrialCsv.HEADER);
            }

            @Override
            public void size(SizeOutcome size) {
                print(out, isCompared ? "" : table.row(size));
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
            public void begin() {}

            @Override
            public void size(SizeOutcome size) {}

            @Override
            public void end(TrialOutcome outcome, Optional<Beside> measured) {
                var json = TrialJson.of(question, outcome);
                measured.ifPresent(
                        beside -> json.set("comparison", ComparisonRecords.json(beside.file(), beside.comparison())));
                try {
                    var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
                    print(out, mapper.writeValueAsString(json) + "\n");
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
