package orrery.node.availability;

import orrery.fabric.catalogue.Failure;

/**
 * A failure that happens.
 *
 * @param atSeconds since the beginning
 * @param device which of those that are counted
 * @param ofAll how many those are
 * @param noticing from 0 to 1, where in the range of its times what follows lies; likewise the others
 */
record Incident(
        double atSeconds, Failure failure, long device, long ofAll, double noticing, double mending, double starting) {

    double noticedAfter() {
        return failure.noticed().seconds(noticing);
    }

    double mendedAfter() {
        return failure.mended().map(recovery -> recovery.seconds(mending)).orElse(0.0);
    }
}
