package orrery.deploy.claims;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.Function;
import orrery.deploy.pareto.OperatingPoint;
import orrery.protocol.units.Uncertain;

/** A figure of an operating point of which more is better. */
public enum ServedFigure {
    @JsonProperty("tokens_per_s_per_gpu")
    TOKENS_PER_S_PER_GPU("tokens/s/GPU", OperatingPoint::perGpu),
    @JsonProperty("tokens_per_s_per_user")
    TOKENS_PER_S_PER_USER("tokens/s/user", OperatingPoint::perUser),
    @JsonProperty("tokens_per_s_per_mw")
    TOKENS_PER_S_PER_MW("tokens/s per MW", OperatingPoint::perMegawatt),
    /** At the price of neoclouds. */
    @JsonProperty("tokens_per_dollar")
    TOKENS_PER_DOLLAR(
            "tokens per $",
            point -> point.dollarsPerMillion().get("neocloud").inverse().times(ServedFigure.MILLION));

    private static final double MILLION = 1e6;

    private final String unit;
    private final Function<OperatingPoint, Uncertain> figure;

    ServedFigure(String unit, Function<OperatingPoint, Uncertain> figure) {
        this.unit = unit;
        this.figure = figure;
    }

    public String unit() {
        return unit;
    }

    Uncertain of(OperatingPoint point) {
        return figure.apply(point);
    }
}
