package orrery.fabric.catalogue;

/** How much a figure is worth. */
public enum Confidence {
    /** Stated by the maker, or by the standard the part follows. */
    VENDOR,
    /** Measured on the real part. */
    MEASURED,
    /** Measured under an auditor's rules, as in MLPerf. */
    AUDITED,
    /** Derived or judged; the source holds the reasoning. */
    ESTIMATE
}
