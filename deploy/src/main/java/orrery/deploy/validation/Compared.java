package orrery.deploy.validation;

import orrery.node.collective.Algorithm;
import orrery.node.collective.Protocol;

/**
 * A measured time beside the modelled one.
 *
 * @param algorithm that the tuning rules chose, or the row demanded
 */
public record Compared(
        MeasuredRow row, double measuredMicros, double modelledMicros, Algorithm algorithm, Protocol protocol) {

    /** Of the measured time; positive where the model is slower. */
    public double error() {
        return modelledMicros / measuredMicros - 1;
    }
}
