package orrery.fabric.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadCatalogueTest {
    private static final String SWITCH = """
            # one chip
            nvswitch9:
              kind: nvswitch
              ports: {value: 72, source: a datasheet, confidence: vendor}
              latency: {value: 100 ns, source: a guess, confidence: estimate}
              reduces: {value: true, source: a datasheet, confidence: vendor}
            """;

    private static Catalogue withSwitches(String yaml) {
        return Catalogue.read(file -> switch (file) {
            case "switches.yaml" -> yaml;
            case "servers.yaml" -> "{}"; // its rows name switch chips
            default -> CatalogueFiles.shipped(file);
        });
    }

    private static String complaint(String yaml) {
        return assertThrows(CatalogueProblem.class, () -> withSwitches(yaml)).getMessage();
    }

    private static String complaintAfter(String found, String replacement) {
        var yaml = SWITCH.replaceFirst(found, replacement);
        assertNotEquals(SWITCH, yaml);
        return complaint(yaml);
    }

    @Test
    void acceptsTheRowThatTheOthersSpoil() {
        assertEquals(72, withSwitches(SWITCH).switchChip("nvswitch9").ports());
    }

    @Test
    void pointsAtAnUnknownFieldAndItsNearestSpelling() {
        assertEquals(
                "switches.yaml, line 5, nvswitch9/latencie: found an unknown field, allowed: kind, ports, latency,"
                        + " reduces, bandwidth, buffer, multicastGroups, power; did you mean \"latency\"?",
                complaintAfter("latency:", "latencie:"));
    }

    @Test
    void pointsAtAWrongUnitAndNamesTheRightOnes() {
        assertEquals(
                "switches.yaml, line 5, nvswitch9/latency: found \"100 GB/s\", allowed: a number and a unit of time:"
                        + " ps, ns, us, µs, ms, s",
                complaintAfter("100 ns", "100 GB/s"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 ns                         | 100                  | line 5, nvswitch9/latency: found \"100\"",
                "value: 100 ns, source: a guess | value: 100 ns        | line 5, nvswitch9/latency/source: found nothing",
                "source: a guess                | source: ''           | line 5, nvswitch9/latency/source: found no text",
                "source: a guess                | sauce: a guess       | line 5, nvswitch9/latency/sauce: found an unknown",
                ", confidence: estimate         | ''                   | line 5, nvswitch9/latency/confidence: found nothing",
                "confidence: estimate           | confidence: estimat  | did you mean \"estimate\"?",
                "value: 72                      | value: seventy       | line 4, nvswitch9/ports: found \"seventy\"",
                "value: 72                      | value: 99999999999   | line 4, nvswitch9/ports: found \"99999999999\"",
                "value: true                    | value: maybe         | allowed: true or false",
                "kind: nvswitch                 | kind: nvswich        | did you mean \"nvswitch\"?",
                "kind: nvswitch                 | kind: [nvswitch]     | line 3, kind: found a list",
                "nvswitch9:                     | nvswitch9            | line ",
            })
    void saysWhereWhatAndWhatInstead(String found, String replacement, String expected) {
        var complaint = complaintAfter(found, replacement == null ? "" : replacement);

        assertTrue(complaint.startsWith("switches.yaml, line "), complaint);
        assertTrue(complaint.contains(expected), complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nvswitch9", "[]", "- a\n- b", "{", "a: {b: ", "\t", "a: &x {b: *x}", "a: 1\na: 2", "\0"})
    void refusesWhatIsNoTable(String yaml) {
        assertTrue(complaint(yaml).startsWith("switches.yaml, line "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "media/nvlink.yaml   | optics: nvlink-cpo | optics: nvlink-cpu | did you mean \"nvlink-cpo\"?",
                "media/nvlink.yaml   | optical: true      | optical: false     | optical must be true where optics are named",
                "gpus/rubin.yaml     | medium: nvlink6    | medium: nvlnik6    | rubin is attached by nvlnik6, which is no row",
                "lpus.yaml           | medium: lpu-lane   | medium: lpu-line   | did you mean \"lpu-lane\"?",
                "gpus/blackwell.yaml | b300:              | h100-sxm:          | found the same name in two files",
                "optics.yaml         | 18/72              | 18/0               | optics.yaml, line ",
            })
    void everyReferenceMustResolve(String file, String found, String replacement, String expected) {
        var shipped = CatalogueFiles.shipped(file);
        assertTrue(shipped.contains(found), file);
        var spoilt = shipped.replaceFirst(found, replacement);

        var problem = assertThrows(
                CatalogueProblem.class,
                () -> Catalogue.read(name -> name.equals(file) ? spoilt : CatalogueFiles.shipped(name)));

        assertTrue(problem.getMessage().contains(expected), problem.getMessage());
    }

    @Test
    void refusesAMissingField() {
        assertTrue(complaint("nvswitch9:\n  kind: nvswitch\n").contains("line 2, nvswitch9/ports: found nothing"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void neverFailsOtherThanByACatalogueProblem(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 300; i++) {
            var spoilt = spoil(random);
            try {
                withSwitches(spoilt);
            } catch (RuntimeException e) {
                assertInstanceOf(CatalogueProblem.class, e, () -> "seed " + seed + ":\n" + spoilt);
            }
        }
    }

    private static String spoil(RandomGenerator random) {
        var text = new StringBuilder(SWITCH);
        for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
            int at = random.nextInt(1, text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) random.nextInt(32, 127));
                default -> text.setLength(Math.max(2, at));
            }
        }
        return text.toString();
    }
}
