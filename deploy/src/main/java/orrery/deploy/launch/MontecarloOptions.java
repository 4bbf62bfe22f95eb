package orrery.deploy.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import orrery.deploy.availability.MonthQuestion;
import orrery.deploy.availability.TermWords;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.CatalogueProblem;
import orrery.fabric.catalogue.Failure.Counted;
import orrery.fabric.topology.Topology;
import orrery.node.availability.Campaign;
import orrery.node.availability.Fleet;
import orrery.node.availability.FleetReading;
import orrery.node.availability.Policy;
import orrery.node.availability.Redundancy;
import orrery.node.availability.Span;
import orrery.node.availability.Terms;
import orrery.node.scenario.ScenarioProblem;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked of {@code orrery montecarlo}. */
final class MontecarloOptions {
    private static final int TRIALS_MOST = 100_000;
    private static final int SPARES_MOST = 1000;
    private static final int RESERVES_MOST = 65;
    private static final double DAYS_MOST = 3650;
    private static final double MULTIPLIER_MOST = 1_000_000;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = "month",
            description = "A shipped scenario or the path of a .yaml file (default: ${DEFAULT-VALUE}).")
    private String scenario;

    @Option(names = "--topology", paramLabel = "NAME", description = "Another topology than the scenario's.")
    private String topology;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a field of the scenario; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "Virtual days of a trial (default: 30).")
    private double days;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "100", description = "Trials (default: 100).")
    private int trials;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What trials derive from (default: 1).")
    private long seed;

    @Option(names = "--multiplier", paramLabel = "X", defaultValue = "1", description = "Of all rates (default: 1).")
    private double multiplier;

    @Option(
            names = "--spares",
            paramLabel = "N[..M]",
            defaultValue = "0..8",
            description = {
                "Trays in reserve, in each NVLink domain that has several,",
                "or in all where a server is a domain (default: 0..8)."
            })
    private String spares;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            defaultValue = "fail-stop",
            description = "fail-stop, migrate or elastic (default: fail-stop).")
    private String policy;

    @Option(
            names = "--nvlink",
            paramLabel = "NAME",
            defaultValue = "fatal",
            description = "What a lost NVLink is to its domain: fatal or masked (default: fatal).")
    private String nvlink;

    @Option(
            names = "--lasers",
            paramLabel = "NAME",
            defaultValue = "none",
            description = "Lasers that stand by: none, 1+1 or n+1 (default: none).")
    private String lasers;

    @Option(
            names = "--target",
            paramLabel = "PERCENT",
            defaultValue = "99.9",
            description = "For which spares are looked for (default: 99.9).")
    private double target;

    /** @throws InputProblem where one of them cannot be used */
    MonthQuestion question() {
        Whole.check("--seeds", trials, TRIALS_MOST);
        within("--days", days, DAYS_MOST);
        within("--target", target, 100);
        if (!(multiplier >= 0 && multiplier <= MULTIPLIER_MOST)) {
            throw InputProblem.of("--multiplier", "", Double.toString(multiplier), "from 0 to 1000000", "");
        }
        var terms = new Terms(
                TermWords.policy("--policy", policy),
                TermWords.masked("--nvlink", nvlink),
                TermWords.lasers("--lasers", lasers),
                0);
        var reserves = Reserves.read(spares, SPARES_MOST, RESERVES_MOST);
        var file = read();
        if (terms.policy() == Policy.ELASTIC) {
            requireElastic(file);
        }
        return question(file, IntStream.of(reserves).mapToObj(terms::spares).toList());
    }

    /** Ranks that share heads or the width of a matrix cannot do without each other. */
    private static void requireElastic(ScenarioFile file) {
        for (var pool : file.scenario().plan().deployment().pools()) {
            var cut = pool.cut();
            if (cut.attention().data() == 1 || cut.feedForward().expert() == 1 || cut.pipeline() > 1) {
                throw InputProblem.of(
                        "--policy",
                        "",
                        "elastic with a copy that cannot lose a rank",
                        "copies of one stage, with attention.data_parallel and feed_forward.expert_parallel above 1",
                        "take fail-stop or migrate, or another plan");
            }
        }
    }

    private static void within(String option, double value, double most) {
        if (!(value > 0 && value <= most)) {
            throw InputProblem.of(option, "", Double.toString(value), "above 0, at most " + (long) most, "");
        }
    }

    private ScenarioFile read() {
        var all = new ArrayList<String>();
        Optional.ofNullable(topology).ifPresent(name -> all.add("topology=\"" + name.replace("\"", "\\\"") + "\""));
        all.addAll(settings);
        return ScenarioFile.read(scenario, all);
    }

    private MonthQuestion question(ScenarioFile file, List<Terms> terms) {
        var asked = file.scenario();
        var catalogue = Catalogue.load();
        var drawn = TopologyArgument.draw(file.topology(), catalogue);
        var fleet = fleet(file, drawn, catalogue);
        var campaign = new Campaign(fleet, catalogue.reliability(), new Span(days, multiplier), trials, seed);
        requireBounded(campaign, terms.getFirst().redundancy());
        long gpus = fleet.devices(Counted.GPU, Redundancy.NONE);
        return new MonthQuestion(
                asked.name(),
                drawn.name(),
                gpus,
                Math.ceilDiv(gpus, fleet.trays()),
                Math.ceilDiv(asked.load().prompts().size(), fleet.copies()),
                asked.load().newTokens(),
                campaign,
                terms,
                target / 100);
    }

    private static Fleet fleet(ScenarioFile file, Topology drawn, Catalogue catalogue) {
        try {
            return FleetReading.of(drawn, file.scenario().plan().deployment(), catalogue.reliability());
        } catch (ScenarioProblem problem) {
            throw file.locate(problem);
        } catch (CatalogueProblem missing) {
            throw InputProblem.of("--topology", "", missing.getMessage(), "", "add a row with --catalogue");
        }
    }

    private void requireBounded(Campaign campaign, Redundancy redundancy) {
        var failures = campaign.reliability().failures();
        double expected = campaign.span().expected(campaign.fleet(), redundancy, failures);
        if (expected * trials > Campaign.FAILURES_MOST * 100.0 || expected > Campaign.FAILURES_MOST) {
            throw InputProblem.of(
                    "--multiplier",
                    "",
                    String.format(Locale.ROOT, "%,.0f failures in each of %,d trials", expected, trials),
                    "at most 1,000,000 in one and 100,000,000 in all",
                    "take less of --multiplier, --days or --seeds");
        }
    }
}
