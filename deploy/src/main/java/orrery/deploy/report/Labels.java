package orrery.deploy.report;

/** What is said of numbers that no measured hardware has confirmed. */
final class Labels {
    static final String UNVALIDATED = "modelled, not validated";

    private Labels() {}
}
