package orrery.deploy.validation;

/** Sizes below 1 MiB, where latency rules, and from there on, where bandwidth does. */
public enum SizeClass {
    SMALL("below 1 MiB"),
    LARGE("1 MiB and above");

    private static final long BORDER = 1 << 20;

    private final String words;

    SizeClass(String words) {
        this.words = words;
    }

    /** A row without a size is a peak, and large. */
    static SizeClass of(MeasuredRow row) {
        return row.bytes().orElse(BORDER) < BORDER ? SMALL : LARGE;
    }

    @Override
    public String toString() {
        return words;
    }
}
