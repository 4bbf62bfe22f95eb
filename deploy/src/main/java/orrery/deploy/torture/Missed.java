package orrery.deploy.torture;

/** The trial proves nothing: the run was over before it was struck, or this machine cannot do what it takes. */
final class Missed extends Exception {
    Missed(String why) {
        super(why);
    }
}
