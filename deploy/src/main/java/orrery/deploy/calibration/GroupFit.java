package orrery.deploy.calibration;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Parameters of one group that were fitted.
 *
 * @param group for example {@code product/bf16}
 * @param values by full name
 * @param before residuals with the parameters that the fit began with
 * @param after residuals with these
 */
public record GroupFit(String group, SequencedMap<String, Double> values, Residuals before, Residuals after) {
    public GroupFit {
        values = new LinkedHashMap<>(values);
    }
}
