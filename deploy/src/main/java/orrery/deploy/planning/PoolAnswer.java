package orrery.deploy.planning;

import java.util.List;
import orrery.node.architecture.Architecture;
import orrery.node.feasibility.Traffic;
import orrery.node.plan.Deployment.Pool;

/**
 * What one pool comes to.
 *
 * @param devices those of all copies, equal ones on one line
 * @param traffic of a decode step of one copy
 * @param steps of each kind of stage
 */
public record PoolAnswer(
        Pool pool, Architecture architecture, List<DeviceLine> devices, Traffic traffic, List<StepPicture> steps) {}
