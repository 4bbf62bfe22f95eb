package orrery.deploy.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;
import orrery.protocol.units.SimDuration;

class SettingTest {

    private static Scenario with(String... settings) {
        return ScenarioFile.read("hgx-h100", List.of(settings)).scenario();
    }

    @Test
    void replacesWhatTheFileSays() {
        var scenario = with("plan.tensor_parallel=2", "plan.replicas=4", "plan.all_reduce=ring", "seed=7");

        assertEquals(new Plan(2, 4, AllReduce.RING), scenario.plan());
        assertEquals(7, scenario.seed());
    }

    @Test
    void knowsDegreesOfParallelismByWhatPeopleCallThem() {
        assertEquals(with("plan.tensor_parallel=2", "plan.replicas=4"), with("tp=2", "plan.replicas=4"));
        for (var name : List.of("tp", "pp", "ep", "cp")) {
            assertTrue(new FieldGuide().knows(name), name);
            assertEquals(
                    ShortNames.field(name).toString(),
                    new FieldGuide().explain(name).path(),
                    name);
        }
    }

    @Test
    void lastOneWins() {
        assertEquals(5, with("load.count=3", "load.count=5").load().prompts().size());
    }

    @Test
    void turnsAWordIntoAnObject() {
        assertEquals(
                new Sampling.Temperature(0.5), with("sampling.temperature=0.5").sampling());
    }

    @Test
    void replacesTheOtherChoiceAndFindsPathsFromTheWorkingFolder() {
        var here = Path.of("").toAbsolutePath().normalize();

        var scenario = with("model.folder=.", "load.prompts.list=[Hello]");

        assertEquals(new ModelSource.Folder(here.toString()), scenario.model());
        assertEquals("Hello", scenario.load().prompts().getFirst().text());
    }

    @Test
    void changesAnElementOfAListThatIsThere() {
        var scenario = with(
                "faults=[{at: 1 s, action: gpu.lost, select: gpu0}, {at: 2 s, action: nic.flap, select: nic0, for: 1 s}]",
                "faults[1].for=10 s");

        assertEquals(
                SimDuration.seconds(10).picos(),
                scenario.faults().schedule().getLast().timing().forPs());
    }

    @Test
    void refusesAnElementThatIsNotThere() {
        var problem = assertThrows(
                InputProblem.class,
                () -> with("faults=[{at: 1 s, action: gpu.lost, select: gpu0}]", "faults[1].for=10 s"));

        assertEquals("the element 1 of a list of 1", problem.found());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            load.cuont=3          ; --set load.cuont: load.cuont ⏎ found: an unknown key ⏎ allowed: prompts, count, new_tokens, batch_tokens, interval ⏎ remedy: did you mean count?
            laod.count=3          ; --set laod.count: laod ⏎ found: an unknown key ⏎ allowed: name, topology, catalogue, model, plan, numerics, routing, fast_forward, formats, load, sampling, seed, faults, response, expect ⏎ remedy: did you mean load?
            load.count=many       ; --set load.count: load.count ⏎ found: "many" ⏎ allowed: a whole number from 1 to 100000 ⏎ remedy: give the number alone
            load.count=           ; --set load.count: load.count ⏎ found: no value ⏎ allowed: a whole number from 1 to 100000 ⏎ remedy: give it a value or remove the key
            fast_forward=maybe    ; --set fast_forward: fast_forward ⏎ found: "maybe" ⏎ allowed: true, false
            load.interval=5 mss  ; --set load.interval: load.interval ⏎ found: "5 mss" ⏎ allowed: a number and a unit of time: ps, ns, us, µs, ms, s ⏎ remedy: did you mean ms?
            seed                  ; --set seed ⏎ found: no key and value ⏎ allowed: KEY=VALUE ⏎ remedy: for example --set load.new_tokens=16
            =3                    ; --set =3 ⏎ found: no key and value ⏎ allowed: KEY=VALUE ⏎ remedy: for example --set load.new_tokens=16
            ..=3                  ; --set .. ⏎ found: an unknown key ⏎ allowed: name, topology, catalogue, model, plan, numerics, routing, fast_forward, formats, load, sampling, seed, faults, response, expect
            plan=[                ; --set plan:1:2 ⏎ 1 | [ ⏎ |  ^ ⏎ found: expected the node content, but found '<stream end>' ⏎ allowed: valid YAML
            faults[0].at=1 s      ; --set faults[0].at: faults ⏎ found: no list ⏎ allowed: an element that is there, counted from 0
            response.recovery=migrat; --set response.recovery: response.recovery ⏎ found: "migrat" ⏎ allowed: fail-stop, migrate, elastic, spare ⏎ remedy: did you mean migrate?
            model.folder=nowhere  ; --set model.folder: model.folder ⏎ found: no folder nowhere ⏎ allowed: a folder with config.json, *.safetensors and tokenizer.json
            """)
    void namesTheOptionThatIsWrong(String setting, String message) {
        var problem = assertThrows(InputProblem.class, () -> with(setting));

        assertEquals(message, problem.getMessage().replaceAll(" *\n *", " ⏎ ").replaceAll(": +", ": "));
    }
}
