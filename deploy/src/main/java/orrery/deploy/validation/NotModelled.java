package orrery.deploy.validation;

/** A row that no trial repeats; the message says why. */
public final class NotModelled extends RuntimeException {
    public NotModelled(String reason) {
        super(reason, null, false, false);
    }
}
