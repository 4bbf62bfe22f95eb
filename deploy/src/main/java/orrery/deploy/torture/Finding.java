package orrery.deploy.torture;

/** Something is not as it should be after a fault. */
final class Finding extends Exception {
    Finding(String what) {
        super(what);
    }
}
