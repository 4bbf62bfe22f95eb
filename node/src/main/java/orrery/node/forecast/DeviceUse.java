package orrery.node.forecast;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one device does in all of a forecast, the mean over its like.
 *
 * @param computePs in which it computes or moves memory
 * @param communicationPs in which it communicates; may overlap with the former
 * @param flops in the format that products run in
 * @param memoryBytes to and from its memory
 * @param sentBytes by the name of the medium they leave on
 */
public record DeviceUse(
        double computePs, double communicationPs, double flops, double memoryBytes, Map<String, Double> sentBytes) {

    public DeviceUse {
        sentBytes = Collections.unmodifiableMap(new TreeMap<>(sentBytes));
    }
}
