package orrery.deploy.torture;

/**
 * One trial and how it went.
 *
 * @param number from 1
 * @param story what was done, in words
 * @param recoverySeconds from the blow until the run went on; not a number where it never stopped
 * @param why what was found, or why the trial proves nothing; empty where it is clean
 */
public record Trial(
        long seed,
        int number,
        Fault fault,
        int jvms,
        Ending ending,
        String story,
        double recoverySeconds,
        double wallSeconds,
        String why) {

    /** How a trial went. */
    public enum Ending {
        CLEAN,
        MISSED,
        FOUND
    }

    /** The command line that draws the same. */
    public String replay() {
        return "orrery torture --seed %d --trial %d --only %s".formatted(seed, number, fault.key());
    }
}
