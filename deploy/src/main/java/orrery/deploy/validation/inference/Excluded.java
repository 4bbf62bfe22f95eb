package orrery.deploy.validation.inference;

/** A measured row that is not compared, and why. */
public record Excluded(InferenceRow row, String reason) {
    String words() {
        return row.words() + ": " + reason;
    }
}
