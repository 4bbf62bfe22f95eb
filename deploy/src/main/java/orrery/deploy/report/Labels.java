package orrery.deploy.report;

/** What is said of numbers that no measured hardware has confirmed. */
public final class Labels {
    public static final String UNVALIDATED = "modelled, not validated";

    private Labels() {}
}
