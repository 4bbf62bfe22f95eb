package orrery.deploy.validation.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.deploy.calibration.Estimate;
import orrery.deploy.calibration.RowChecks;
import orrery.deploy.calibration.Sample;
import orrery.deploy.calibration.Systems;
import orrery.deploy.measured.kernel.KernelRow;
import orrery.deploy.measured.kernel.KernelTable;

/**
 * Every measured kernel beside the modelled one.
 *
 * @param compared in the order of the rows
 * @param excluded in the order of the rows
 */
public record KernelValidation(List<ComparedKernel> compared, List<ExcludedKernel> excluded) {
    public KernelValidation {
        compared = List.copyOf(compared);
        excluded = List.copyOf(excluded);
    }

    /**
     * @throws orrery.deploy.scenario.InputProblem where a system is unknown, a row stands twice, or a file is in a wrong unit
     */
    public static KernelValidation of(List<KernelRow> rows, Systems systems, Estimate estimate) {
        var samples = rows.stream().map(row -> Sample.of(row, systems.gpu(row))).toList();
        var checks = new RowChecks(estimate);
        RowChecks.refuseDuplicates(samples);
        checks.refuseWrongUnits(samples);
        var compared = new ArrayList<ComparedKernel>();
        var excluded = new ArrayList<ExcludedKernel>();
        for (var sample : samples) {
            notModelled(sample.row())
                    .or(sample::unsupported)
                    .or(() -> checks.impossible(sample))
                    .ifPresentOrElse(
                            why -> excluded.add(new ExcludedKernel(sample.row(), why)),
                            () -> compared.add(new ComparedKernel(sample.row(), estimate.micros(sample))));
        }
        return new KernelValidation(compared, excluded);
    }

    /** Kernels that no layer of a model here is made of. */
    private static Optional<String> notModelled(KernelRow row) {
        return row.table() == KernelTable.MEMOPS && row.word("op").startsWith("mhc")
                ? Optional.of("DeepSeek-V4 mixes its residual streams in this kernel, which no model here does")
                : Optional.empty();
    }

    public KernelErrorTable table() {
        return KernelErrorTable.of(compared);
    }
}
