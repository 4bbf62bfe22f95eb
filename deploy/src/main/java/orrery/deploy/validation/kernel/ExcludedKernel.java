package orrery.deploy.validation.kernel;

import orrery.deploy.measured.kernel.KernelRow;

/** A measured kernel that is not compared, and why. */
public record ExcludedKernel(KernelRow row, String reason) {
    String words() {
        return ComparedKernel.place(row) + ": " + row.system() + ", " + row.kernel() + " " + row.dtype() + ": "
                + reason;
    }
}
