package orrery.deploy.collective;

import orrery.deploy.measured.Measurement;

/**
 * One measured row beside the model.
 *
 * @param measured µs, positive
 * @param modelled µs
 */
record Compared(Measurement row, double measured, double modelled) {

    /** Of the time, relative to the measured one: 0.1 where the model says ten percent too much. */
    double error() {
        return modelled / measured - 1;
    }
}
