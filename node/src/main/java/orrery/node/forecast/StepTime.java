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
 * <p>A host has a step to prepare for each that is under way.
 *
 * @param underWay steps that a copy's pipeline has at the same time; every stage must be done with all of them before this
 *     one's turn comes again
 * @param dataGroups that share the sequences
 */
record StepTime(Engine engine, int underWay, int dataGroups) {

    long picos(StepCost cost, int sequences) {
        var device = Math.max(cost.devicePs(), underWay * cost.slowestStagePs());
        var host = hostPs(sequences);
        var both = engine.overlapped() ? Math.max(device, underWay * host) : device + host;
        return Math.round(both) + engine.exposed().picos();
    }

    /** Every rank has a host process of its own, which sees to the sequences of its data group. */
    private double hostPs(int sequences) {
        return engine.hostStep().picos() + (double) engine.hostSequence().picos() * Math.ceilDiv(sequences, dataGroups);
    }
}
