package orrery.deploy.pareto;

import java.util.List;

/**
 * One model on one system.
 *
 * @param validated whether serving was compared with measurements on this system
 * @param plans that were tried
 * @param points of all plans that fit, plan by plan
 * @param front of tokens/s/GPU
 * @param note what is to be said of it, or empty: why there are no points, or how many racks of LPUs it takes
 */
public record Curve(
        String model,
        ServingSystem system,
        boolean validated,
        int plans,
        List<OperatingPoint> points,
        Front front,
        String note) {}
