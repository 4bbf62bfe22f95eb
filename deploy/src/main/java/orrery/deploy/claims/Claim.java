package orrery.deploy.claims;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import orrery.deploy.scenario.InputProblem;
import orrery.protocol.naming.Spelling;

/**
 * What somebody says, and how it is compared.
 *
 * @param name of its file
 * @param claim in words
 * @param source who says so
 * @param remark what the claim leaves open, and how the comparison fills it
 * @param least the claimed figure, or the least of it
 * @param most null where only the least is claimed
 * @param serving what is forecast; null where it is about optics
 * @param optics what is surveyed; null where it is about serving
 */
public record Claim(
        String name,
        String claim,
        String source,
        String remark,
        double least,
        Double most,
        Serving serving,
        Light optics) {

    /** Claims that come with Orrery, in the order of reports. */
    public static final List<String> NAMES = List.of(
            "gb200-nvl72-over-h100",
            "gb200-nvl72-over-b200",
            "rubin-tokens-per-dollar",
            "rubin-tokens-per-watt",
            "nvl72-over-nvl8",
            "nvl576-over-nvl72",
            "lpx-over-gb200-nvl72",
            "groqchip-576-llama-2-70b",
            "cpo-of-a-port",
            "cpo-of-a-cluster");

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    /**
     * A figure of one system, or of one over another's.
     *
     * @param at tokens/s that every user sees; null for the best
     * @param over null where the figure itself is claimed
     */
    public record Serving(
            String model,
            @JsonProperty(required = true) int isl,
            @JsonProperty(required = true) int osl,
            String engine,
            ServedFigure figure,
            Double at,
            Side of,
            Side over) {}

    /** @param widest most GPUs of one copy; null for all */
    public record Side(String system, Integer widest) {
        int most() {
            return widest == null ? Integer.MAX_VALUE : widest;
        }
    }

    /** @param endpoints null where one port is asked about */
    public record Light(LightFigure figure, Integer endpoints) {}

    /** What is asked of optics. */
    public enum LightFigure {
        @JsonProperty("pluggable_over_cpo_per_port")
        PLUGGABLE_OVER_CPO_PER_PORT,
        @JsonProperty("percent_saved_of_cluster")
        PERCENT_SAVED_OF_CLUSTER
    }

    /** @throws InputProblem where there is none of that name */
    public static Claim named(String name) {
        if (!NAMES.contains(name)) {
            throw InputProblem.of(
                    "NAME", "", "\"" + name + "\"", String.join(", ", NAMES), Spelling.didYouMean(name, NAMES));
        }
        try (var in = Claim.class.getResourceAsStream("/orrery/scenarios/claims/" + name + ".yaml")) {
            var read = YAML.readValue(in, Claim.class);
            return new Claim(
                    name, read.claim, read.source, read.remark, read.least, read.most, read.serving, read.optics);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What the figure is counted in. */
    public String unit() {
        if (optics != null) {
            return optics.figure() == LightFigure.PERCENT_SAVED_OF_CLUSTER ? "%" : "times";
        }
        return serving.over() == null ? serving.figure().unit() : "times";
    }
}
