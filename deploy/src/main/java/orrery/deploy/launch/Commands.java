package orrery.deploy.launch;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import orrery.deploy.topology.command.TopologyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * All commands of {@code orrery}. One that nobody asks for is there by name and description alone: reading the options of all of
 * them takes longer than most commands.
 */
enum Commands {
    RUN(RunCommand.class, RunCommand::new),
    RESUME(ResumeCommand.class, ResumeCommand::new),
    SWEEP(SweepCommand.class, SweepCommand::new),
    SCRIPT(ScriptCommand.class, _ -> new ScriptCommand()),
    COLLECTIVE(CollectiveCommand.class, CollectiveCommand::new),
    FAULT(FaultCommand.class, FaultCommand::line),
    REPLAY(ReplayCommand.class, ReplayCommand::new),
    REPRODUCE(ReproduceCommand.class, ReproduceCommand::new),
    COMPARE(CompareCommand.class, CompareCommand::new),
    PLAN(PlanCommand.class, PlanCommand::new),
    PARETO(ParetoCommand.class, ParetoCommand::new),
    CLAIMS(ClaimsCommand.class, ClaimsCommand::new),
    MONTECARLO(MontecarloCommand.class, MontecarloCommand::new),
    VERIFY(VerifyCommand.class, VerifyCommand::new),
    TORTURE(TortureCommand.class, TortureCommand::new),
    NODE(NodeCommand.class, NodeCommand::new),
    QUALITY(QualityCommand.class, QualityCommand::new),
    EXPLAIN(ExplainCommand.class, ExplainCommand::new),
    TRACE(TraceCommand.class, TraceCommand::line),
    BENCHMARK(BenchmarkCommand.class, BenchmarkCommand::new),
    VALIDATE(ValidateCommand.class, ValidateCommand::line),
    CALIBRATE(CalibrateCommand.class, CalibrateCommand::new),
    TOPOLOGY(TopologyCommand.class, around -> TopologyCommand.line(around.out())),
    LIST(ListCommand.class, ListCommand::new),
    DOCTOR(DoctorCommand.class, DoctorCommand::new),
    COMPLETION(CompletionCommand.class, CompletionCommand::new),
    START_UP(StartUpCommand.class, StartUpCommand::new);

    private final Command about;
    private final Function<Surroundings, Object> made;

    Commands(Class<?> type, Function<Surroundings, Object> made) {
        this.about = type.getAnnotation(Command.class);
        this.made = made;
    }

    /** Puts all commands under {@code main}, in full. */
    static CommandLine all(CommandLine main, Surroundings around) {
        return under(main, around, _ -> true);
    }

    /** Puts all commands under {@code main}, in full those that one of {@code words} names. */
    static CommandLine named(CommandLine main, Surroundings around, String... words) {
        var given = List.of(words);
        if (given.stream().anyMatch(word -> word.startsWith("@"))) { // a file of words, which picocli reads
            return all(main, around);
        }
        return under(main, around, given::contains);
    }

    private static CommandLine under(CommandLine main, Surroundings around, Predicate<String> inFull) {
        Arrays.stream(values()).forEach(command -> {
            var name = command.about.name();
            main.addSubcommand(name, inFull.test(name) ? command.made.apply(around) : command.announced());
        });
        return main;
    }

    private CommandSpec announced() {
        var spec = CommandSpec.create().name(about.name());
        spec.usageMessage().description(about.description()).hidden(about.hidden());
        return spec;
    }
}
