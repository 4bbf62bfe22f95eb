package orrery.node.forecast;

import orrery.fabric.catalogue.Engine;

/**
 * From one step to the next: what devices and host take, one after the other or beside each other.
 *
 * <pre>
 *   overlapped       │ devices ─────────────│ exposed │ devices …
 *                    │ host of the next ──│
 *   one by one       │ host ──│ devices ───────────│ exposed │ host …
 * </pre>
 *
 * @param underWay steps that a copy's pipeline has at the same time; every stage must be done with all of them before this
 *     one's turn comes again
 */
record StepTime(Engine engine, int underWay) {

    long picos(StepCost cost, int sequences) {
        var device = Math.max(cost.devicePs(), underWay * cost.slowestStagePs());
        var host = engine.hostStep().picos() + (double) engine.hostSequence().picos() * sequences;
        var both = engine.overlapped() ? Math.max(device, host) : device + host;
        return Math.round(both) + engine.exposed().picos();
    }
}
