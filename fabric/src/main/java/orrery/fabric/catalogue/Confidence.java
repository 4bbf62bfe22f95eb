package orrery.fabric.catalogue;

/** How much a figure is worth. */
public enum Confidence {
    /** Stated by the maker, or by the standard the part follows. */
    VENDOR(0.05),
    /** Measured on the real part. */
    MEASURED(0.05),
    /** Measured under an auditor's rules, as in MLPerf. */
    AUDITED(0.02),
    /** Derived or judged; the source holds the reasoning. */
    ESTIMATE(0.3);

    private final double usualUncertainty;

    Confidence(double usualUncertainty) {
        this.usualUncertainty = usualUncertainty;
    }

    /** Of a figure that states none: half the width of the range it lies in, as a share of it. A convention, not a finding. */
    public double usualUncertainty() {
        return usualUncertainty;
    }
}
