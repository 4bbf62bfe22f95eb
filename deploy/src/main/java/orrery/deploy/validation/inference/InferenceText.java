package orrery.deploy.validation.inference;

import java.util.List;
import orrery.deploy.validation.ErrorGroup;
import orrery.deploy.validation.ErrorText;

/** A validation of inference as people read it, on a terminal or as Markdown. */
public final class InferenceText {
    private static final ErrorText TEXT = new ErrorText(InferenceErrorLine.FORM.words());

    private InferenceText() {}

    public static String of(InferenceValidation validation) {
        return TEXT.table(groups(validation))
                + "\nErrors are shares of what was measured; bias is the median with its sign, positive where the model is"
                + " faster.\n"
                + ErrorText.excluded(excluded(validation));
    }

    public static String markdown(InferenceValidation validation) {
        return """
                # Forecast against measured inference

                Every measured run whose plan and load are stated is forecast, and nothing is fitted to any of them. The
                error is a share of what was measured; bias is the median with its sign, positive where the model is faster.
                Lines are those of the shipped rows. Written by `orrery validate inference --write FOLDER`.

                """ + TEXT.markdown(groups(validation)) + ErrorText.excludedInMarkdown(excluded(validation));
    }

    private static List<ErrorGroup> groups(InferenceValidation validation) {
        return validation.table().lines().stream()
                .map(InferenceErrorLine::group)
                .toList();
    }

    private static List<String> excluded(InferenceValidation validation) {
        return validation.excluded().stream().map(one -> one.words()).toList();
    }
}
