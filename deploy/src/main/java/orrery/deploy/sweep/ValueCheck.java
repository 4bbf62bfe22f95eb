package orrery.deploy.sweep;

import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.topology.TopologyArgument;

/** Whether every value means something, before anything runs; whether all go together is each cell's own affair. */
final class ValueCheck {
    private static final String CATALOGUE = "catalogue";

    private final Question question;
    private final QuestionFile file;

    ValueCheck(Question question, QuestionFile file) {
        this.question = question;
        this.file = file;
    }

    /** @throws InputProblem at the first that does not */
    void check() {
        requireOneCatalogue();
        question.eachValue().forEach(this::check);
    }

    /** All runs of a process take their figures from the same rows. */
    private void requireOneCatalogue() {
        if (question.axes().stream().anyMatch(axis -> axis.name().equals(CATALOGUE))) {
            throw InputProblem.of(
                    question.name(),
                    CATALOGUE,
                    "several catalogues",
                    "one for all cells",
                    "have a sweep for each, with --set catalogue=FILE");
        }
    }

    private void check(Cell cell) {
        try {
            TopologyArgument.read(
                    ScenarioFile.read(question.scenario(), cell.settings()).topology());
        } catch (InputProblem problem) {
            throw located(problem, cell);
        }
    }

    /** In the sweep's file where the setting stands there, otherwise as it is. */
    private InputProblem located(InputProblem problem, Cell cell) {
        return cell.settings().reversed().stream()
                .filter(setting -> problem.file().equals("--set " + TypedSettings.key(setting)))
                .findFirst()
                .flatMap(file::origin)
                .map(origin ->
                        new InputProblem(origin, problem.field(), problem.found(), problem.allowed(), problem.remedy()))
                .orElse(problem);
    }
}
