package orrery.deploy.validation.failure;

/** What a row is good for. */
public sealed interface FailureFinding {
    FailureRow row();

    /** It is compared. */
    record Compared(FailureRow row, Range measured, double modelled) implements FailureFinding {
        double error() {
            return measured.error(modelled);
        }
    }

    /** A row of the catalogue was taken from it, so that it proves nothing. */
    record Input(FailureRow row, String figures) implements FailureFinding {}

    /** The model has no figure for it. */
    record Excluded(FailureRow row, String reason) implements FailureFinding {}
}
