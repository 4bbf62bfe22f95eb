package orrery.deploy.launch;

import java.util.List;
import java.util.function.BiFunction;
import orrery.deploy.report.CountedProgress;
import orrery.deploy.report.Headway;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.validation.MeasuredRow;
import orrery.deploy.validation.Validation;
import orrery.deploy.validation.inference.InferenceRow;
import orrery.deploy.validation.inference.InferenceValidation;

/**
 * Comparisons with what was measured that take minutes, and meanwhile say on standard error how far they are.
 *
 * @param json whether they say it as JSON
 */
record Comparisons(Surroundings around, boolean json) {

    Validation collectives(List<MeasuredRow> rows) {
        return shown("measured collectives", rows, Validation::of);
    }

    InferenceValidation inference(List<InferenceRow> rows) {
        return shown("measured runs", rows, InferenceValidation::of);
    }

    private <R, V> V shown(String what, List<R> rows, BiFunction<List<R>, Headway, V> comparing) {
        var way = json ? Way.JSON_LINES : around.isTerminal() ? Way.TERMINAL : Way.LINES;
        try (var progress = new CountedProgress(what, way, around.err(), around.wallNanos())) {
            return comparing.apply(rows, progress);
        }
    }
}
