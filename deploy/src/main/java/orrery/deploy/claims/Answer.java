package orrery.deploy.claims;

import java.util.List;

/**
 * A claim beside what the model says.
 *
 * @param sides that were compared, the claim's subject first; none for optics
 * @param value what the model says; 0 where a side does not serve so fast
 * @param low what the figures of watts, prices and the framework leave
 */
public record Answer(Claim claim, List<Found> sides, double value, double low, double high, Verdict verdict) {
    private static final double CLOSE = 1.25; // of the claimed figure: what errors of modelled times are worth

    /** What comes of it. */
    public enum Verdict {
        CONFIRMED("confirmed"),
        IN_RANGE("not excluded: its range reaches what is claimed"),
        LESS("not confirmed: the model says less"),
        MORE("the model says more"),
        NOT_REACHED("not comparable: the model does not reach that speed");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    static Answer of(Claim claim, List<Found> sides, double value, double low, double high) {
        return new Answer(claim, sides, value, low, high, verdict(claim, value, low, high));
    }

    static Answer notReached(Claim claim, List<Found> sides) {
        return new Answer(claim, sides, 0, 0, 0, Verdict.NOT_REACHED);
    }

    /** At least: no less. Else within a quarter of what is claimed. */
    private static Verdict verdict(Claim claim, double value, double low, double high) {
        if (claim.most() == null) {
            return value >= claim.least() ? Verdict.CONFIRMED : high >= claim.least() ? Verdict.IN_RANGE : Verdict.LESS;
        }
        if (value * CLOSE >= claim.least() && value <= claim.most() * CLOSE) {
            return Verdict.CONFIRMED;
        }
        if (high >= claim.least() && low <= claim.most()) {
            return Verdict.IN_RANGE;
        }
        return value < claim.least() ? Verdict.LESS : Verdict.MORE;
    }
}
