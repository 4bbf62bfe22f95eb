package orrery.deploy.validation;

/** A row that no trial repeats; the message says why. */
final class NotModelled extends RuntimeException {
    NotModelled(String reason) {
        super(reason, null, false, false);
    }
}
