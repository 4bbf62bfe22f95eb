package orrery.deploy.validation.kernel;

import java.nio.file.Path;
import java.util.Locale;
import orrery.deploy.measured.kernel.KernelRow;

/** A measured kernel beside the modelled one. */
public record ComparedKernel(KernelRow row, double modelledMicros) {

    /** Of the measured time; positive where the model is slower. */
    public double error() {
        return modelledMicros / row.micros() - 1;
    }

    KernelErrorLine.Key key() {
        return new KernelErrorLine.Key(row.system(), row.kernel(), row.dtype());
    }

    /** {@code gemm.csv:17 (2.8 us, modelled 3.4)}. */
    String words() {
        return "%s (%s us, modelled %s)".formatted(place(row), micros(row.micros()), micros(modelledMicros));
    }

    /** The file without its folder, and the line: folders differ from machine to machine. */
    static String place(KernelRow row) {
        return Path.of(row.origin().where()).getFileName() + ":" + row.origin().line();
    }

    private static String micros(double micros) {
        return String.format(Locale.ROOT, micros < 100 ? "%.1f" : "%.0f", micros);
    }
}
