package orrery.deploy.launch;

/** A command that may be asked to speak to programs. */
interface Machine {

    /** Whether a problem shall be told as JSON, too. */
    boolean isJson();
}
