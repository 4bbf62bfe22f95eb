package orrery.deploy.doctor;

/**
 * What was found of one thing.
 *
 * @param subject what was looked at
 * @param verdict how it stands
 * @param found figures and names
 * @param remedy what to do; empty where all is well
 */
public record Finding(String subject, Verdict verdict, String found, String remedy) {
    static Finding ok(String subject, String found) {
        return new Finding(subject, Verdict.OK, found, "");
    }

    static Finding warn(String subject, String found, String remedy) {
        return new Finding(subject, Verdict.WARN, found, remedy);
    }

    static Finding bad(String subject, String found, String remedy) {
        return new Finding(subject, Verdict.BAD, found, remedy);
    }

    public boolean isBad() {
        return verdict == Verdict.BAD;
    }
}
