package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orrery.deploy.measured.MeasuredFile;
import orrery.deploy.measured.Measurement;
import orrery.deploy.measured.kernel.KernelFile;
import orrery.deploy.measured.kernel.KernelRow;
import orrery.deploy.scenario.InputFile;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;

/**
 * What {@code orrery calibrate} is given: either kernels or collectives.
 *
 * @param names of the files, without their folders
 */
record MeasurementFiles(List<String> names, List<KernelRow> kernels, List<Measurement> collectives) {
    private static final String OPTION = "MEASUREMENTS";
    private static final int BYTES_MAX = 64_000_000;

    /**
     * @throws InputProblem where a file is neither, or some are of one kind and some of the other
     */
    static MeasurementFiles read(List<String> files) {
        if (files.isEmpty()) {
            throw InputProblem.of(OPTION, "", "none", "files of measured kernels or collectives", "or --shipped");
        }
        var names = new ArrayList<String>();
        var kernels = new ArrayList<KernelRow>();
        var collectives = new ArrayList<Measurement>();
        for (var file : files) {
            var path = KernelFile.path(OPTION, file);
            names.add(String.valueOf(path.getFileName()));
            if (isOfCollectives(path)) {
                collectives.addAll(MeasuredFile.read(OPTION, file));
            } else {
                kernels.addAll(KernelFile.read(OPTION, path));
            }
        }
        refuseBoth(kernels, collectives);
        return new MeasurementFiles(names, kernels, collectives);
    }

    private static boolean isOfCollectives(Path path) {
        var source = InputFile.read(path, Origin.of(OPTION), "", BYTES_MAX);
        return !KernelFile.isOne(source) && MeasuredFile.isOne(source);
    }

    private static void refuseBoth(List<KernelRow> kernels, List<Measurement> collectives) {
        if (!kernels.isEmpty() && !collectives.isEmpty()) {
            throw new InputProblem(
                    collectives.getFirst().origin(),
                    "",
                    "collectives, and kernels in " + kernels.getFirst().origin().where(),
                    "files of one kind",
                    "calibrate each kind with a command of its own");
        }
    }

    /** For the sources of figures. */
    String words() {
        return String.join(", ", names);
    }
}
