package orrery.node.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.node.architecture.Parameter;
import orrery.node.checkpoint.ModelProblem;

class ConfigurationsTest {

    /** Numbers that the makers publish: the "Parameters" of their safetensors, or of their model cards. */
    @ParameterizedTest
    @CsvSource({
        "llama-2-70b, 68976648192",
        "llama-3.1-8b, 8030261248",
        "llama-3.1-70b, 70553706496",
        "llama-3.1-405b, 405853388800",
        "llama-3.2-1b, 1235814400",
        "llama-3.3-70b, 70553706496",
        "mixtral-8x7b, 46702792704",
        "qwen3-30b-a3b, 30532122624",
        "qwen3-235b-a22b, 235093634560",
        "gpt-oss-20b, 20914757184",
        "gpt-oss-120b, 116829156672",
        "deepseek-r1, 671026419200",
        "kimi-k2, 1026408232448"
    })
    void haveAsManyParametersAsPublished(String name, long published) {
        assertEquals(published, Parameter.count(Configurations.named(name)), name);
    }

    /** Its makers publish "120B". */
    @Test
    void includeOneOfTheClassOfNemotronSuper() {
        double parameters = Parameter.count(Configurations.named("nemotron-3-super-class"));
        assertEquals(120e9, parameters, 1e9);
    }

    @Test
    void includeATinyOneOfEveryFamily() {
        var families = Configurations.tiny().stream()
                .map(Configurations::named)
                .map(architecture -> Family.of(architecture.family()).orElseThrow())
                .distinct();
        assertEquals(Family.values().length, families.count());
        Configurations.tiny()
                .forEach(name -> assertTrue(Parameter.count(Configurations.named(name)) < 10_000_000, name));
    }

    @Test
    void nameThoseThereAreWhereOneIsNot() {
        var problem = assertThrows(ModelProblem.class, () -> Configurations.named("llama-4"));
        assertTrue(problem.getMessage().contains("llama-3.1-8b"), problem.getMessage());
    }
}
