package orrery.deploy.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import orrery.deploy.scenario.InputProblem;

class QuestionReaderTest {
    private static final Path SHIPPED = Path.of("scenarios/sweeps");

    @SuppressWarnings("unused") // named by @FieldSource
    static final List<String> NAMES = ShippedSweep.NAMES;

    @TempDir
    Path folder;

    private Question file(String text, String... settings) throws IOException {
        var file = Files.writeString(folder.resolve("mine.yaml"), text);
        return QuestionReader.read(file.toString(), List.of(settings));
    }

    private static List<String> names(Question question) {
        return question.cells().stream().map(Cell::name).toList();
    }

    private static String flat(InputProblem problem) {
        return problem.getMessage().replaceAll(" *\n *", " ⏎ ").replaceAll(": +", ": ");
    }

    @Test
    void valuesOnTheCommandLineMakeAMatrixOfWhichTheLastVariesFastest() {
        var question =
                QuestionReader.read("hgx-h100", List.of("plan.tensor_parallel=1,2", "load.new_tokens=4", "seed=7,8"));

        assertEquals(
                List.of(
                        "tensor_parallel=1,seed=7",
                        "tensor_parallel=1,seed=8",
                        "tensor_parallel=2,seed=7",
                        "tensor_parallel=2,seed=8"),
                names(question));
        assertEquals(
                List.of("plan.tensor_parallel=2", "seed=7", "load.new_tokens=4"),
                question.cells().get(2).settings());
    }

    @Test
    void aBracketKeepsAListWhole() {
        var question = QuestionReader.read("hgx-h100", List.of("load.prompts.list=[a, b],[c]", "load.new_tokens=2"));

        assertEquals(2, question.cells().size());
        assertEquals(
                "load.prompts.list=[a, b]",
                question.cells().getFirst().settings().getFirst());
    }

    @Test
    void aFileHasFieldsWithValuesLabelsWithValuesAndFieldsThatVaryTogether() throws IOException {
        var question = file("""
                scenario: hgx-h100
                set: {load.new_tokens: 4}
                matrix:
                  plan.tensor_parallel: [1, 2]
                  topology: {small: hgx-h100, "large, dear": gb200-nvl72}
                  size:
                    short: {load.count: 1, load.new_tokens: 2}
                    long: {load.count: 2}
                metrics: [p99_tpot_ms, energy.watts]
                x: mean_ttft_ms
                """);

        assertEquals("mine", question.name());
        assertEquals(8, question.cells().size());
        assertEquals(
                "tensor_parallel=1,topology=large-dear,size=short",
                names(question).get(2));
        assertEquals(
                List.of(
                        "load.new_tokens=4",
                        "plan.tensor_parallel=1",
                        "topology=\"gb200-nvl72\"",
                        "load.count=1",
                        "load.new_tokens=2"),
                question.cells().get(2).settings());
        assertEquals(
                List.of("p99_tpot_ms", "energy.watts"),
                question.shown().stream().map(Metric::name).toList());
        assertEquals("tokens_per_s_per_gpu", question.y().name());
    }

    @Test
    void theCommandLineWinsOverTheFile() throws IOException {
        var question = file("""
                scenario: hgx-h100
                set: {seed: 1}
                matrix: {plan.tensor_parallel: [1, 2, 4], load.count: [1, 2]}
                """, "plan.tensor_parallel=2", "load.count=3,4,5", "seed=9");

        assertEquals(List.of("count=3", "count=4", "count=5"), names(question));
        assertEquals(
                List.of("seed=1", "load.count=3", "plan.tensor_parallel=2", "seed=9"),
                question.cells().getFirst().settings());
    }

    @Test
    void aScenarioBesideTheFileIsMeantByItsRelativePath() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), "{topology: hgx-h100, plan: {tensor_parallel: 2}}");

        var question = file("{scenario: ./small.yaml, matrix: {seed: [1, 2]}}");

        assertEquals(
                folder.resolve("small.yaml").toAbsolutePath().normalize().toString(),
                question.scenario().name());
    }

    @Test
    void foldersOfValuesThatLookAlikeHaveDifferentNames() throws IOException {
        var question = file("""
                scenario: hgx-h100
                matrix: {load.prompts.list: [["a b"], ["a/b"], ["%s"]]}
                """.formatted("x".repeat(500)));

        assertEquals(3, new HashSet<>(names(question)).size(), names(question).toString());
        assertTrue(
                names(question).stream().allMatch(name -> name.length() <= 120),
                names(question).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            domain-siz ; seed=1            ; did you mean domain-size?
            hgx-h10    ; seed=1,2          ; did you mean hgx-h100?
            hgx-h100   ; seed=1            ; no field with several values
            hgx-h100   ; load.cuont=1,2    ; did you mean count?
            hgx-h100   ; load.count=1,many ; --set load.count: load.count ⏎ found: "many"
            hgx-h100   ; catalogue=a,b     ; several catalogues
            optics     ; load.cuont=1,2    ; did you mean count?
            """)
    void refusesWhatMeansNothingBeforeAnythingRuns(String named, String setting, String says) {
        var problem = assertThrows(InputProblem.class, () -> QuestionReader.read(named, List.of(setting)));

        assertTrue(flat(problem).contains(says), problem.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            matrix: {load.cuont: [1, 2]}            ; mine.yaml:2:23: load.cuont ; did you mean count?
            matrix: {load.count: [1, 0]}            ; mine.yaml:2:26: load.count ; a whole number from 1
            matrix: {topolgy: {a: hgx-h100}}        ; mine.yaml:2:23: topolgy ; did you mean topology?
            matrix: {both: {a: {seed: 1, sed: 2}}}  ; mine.yaml:2:35: sed ; did you mean seed?
            matrix: {seed: []}                      ; mine.yaml:2:16: matrix.seed ; a list of 1 to 1000 values
            matrix: {seed: 1}                       ; mine.yaml:2:16: matrix.seed ; a list of 1 to 1000 values
            matrix: {}                              ; mine.yaml:2:9: matrix ; 1 to 8 fields
            matirx: {seed: [1]}                     ; mine.yaml:2:1: matirx ; did you mean matrix?
            matrix: {seed: [1, 2]}, x: mean_tpt_ms  ; x ; did you mean mean_tpot_ms?
            """)
    void refusesByLineAndField(String line, String where, String says) throws IOException {
        var lines = line.contains("}, x:") ? line.replace("}, x:", "}\nx:") : line;
        // A scenario has no matrix: what looks like none is read as one, so a wrong key is met with the right one
        // beside it.
        var right = line.startsWith("matirx") ? "\nmatrix: {seed: [1]}" : "";

        var problem = assertThrows(InputProblem.class, () -> file("scenario: hgx-h100\n" + lines + right + "\n"));

        assertTrue(flat(problem).contains(where), problem.getMessage());
        assertTrue(flat(problem).contains(says), problem.getMessage());
    }

    @Test
    void refusesMoreCellsThanAnybodyWaitsFor() {
        var many = "1,2,3,4,5,6,7,8,9,10,11";
        var problem = assertThrows(
                InputProblem.class,
                () -> QuestionReader.read(
                        "hgx-h100", List.of("seed=" + many, "load.count=" + many, "load.new_tokens=" + many)));

        assertEquals("1331 combinations", problem.found());
    }

    @Test
    void everyFileOfTheFolderIsShippedAndNoOther() throws IOException {
        try (var files = Files.list(SHIPPED)) {
            var names = files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names, new TreeSet<>(ShippedSweep.NAMES));
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void aShippedSweepReadsTheSameByNameAndByPath(String name) throws IOException {
        var byName = QuestionReader.read(name, List.of());
        var byPath = QuestionReader.read(SHIPPED.resolve(name + ".yaml").toString(), List.of());

        assertEquals(byName.cells(), byPath.cells());
        assertEquals(byName.figures(), byPath.figures());
        assertEquals(byName.scenario().name(), byPath.scenario().name());
        assertEquals(name, byName.name());
        assertEquals(byName.cells().size(), Set.copyOf(names(byName)).size());
        var first = Files.readAllLines(SHIPPED.resolve(name + ".yaml")).getFirst();
        assertTrue(Files.exists(SHIPPED.resolve(first.replace("# yaml-language-server: $schema=", ""))), first);
    }
}
