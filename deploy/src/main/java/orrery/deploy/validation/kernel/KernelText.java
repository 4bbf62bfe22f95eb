package orrery.deploy.validation.kernel;

import java.util.List;
import orrery.deploy.validation.ErrorGroup;
import orrery.deploy.validation.ErrorText;

/** A validation of kernels as people read it, on a terminal or as Markdown. */
public final class KernelText {
    private static final ErrorText TEXT = new ErrorText(KernelErrorLine.FORM.words());

    private KernelText() {}

    public static String of(KernelValidation validation) {
        return TEXT.table(groups(validation))
                + "\nErrors of latency; bias is the median with its sign, positive where the model is slow.\n"
                + ErrorText.excluded(excluded(validation));
    }

    public static String markdown(KernelValidation validation) {
        return """
                # Modelled against measured kernels

                Every measured row is compared with the model of its kernel on its chip. The error is that of the latency;
                bias is the median with its sign, positive where the model is slow. Places name the files of the
                calibration data. Written by `orrery validate kernels --calibration FOLDER --write FOLDER`.

                """ + TEXT.markdown(groups(validation)) + ErrorText.excludedInMarkdown(excluded(validation));
    }

    private static List<ErrorGroup> groups(KernelValidation validation) {
        return validation.table().lines().stream().map(KernelErrorLine::group).toList();
    }

    private static List<String> excluded(KernelValidation validation) {
        return validation.excluded().stream().map(one -> one.words()).toList();
    }
}
