package orrery.deploy.page;

/**
 * A part of the way that led to the end of a step.
 *
 * @param what was done, or waited for
 */
record Stretch(Doing doing, long fromPs, long toPs, String what) {

    enum Doing {
        COMPUTE("compute"),
        COMMUNICATION("communication"),
        /** Until another rank began what it had to take part in. */
        WAITING("waiting for another rank"),
        /** Launches, and what is not on record. */
        REST("launches and the rest");

        private final String words;

        Doing(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    long picos() {
        return toPs - fromPs;
    }

    /** {@code attend} of {@code attend, block 3}. */
    String kind() {
        var comma = what.indexOf(',');
        return comma < 0 ? what : what.substring(0, comma);
    }
}
