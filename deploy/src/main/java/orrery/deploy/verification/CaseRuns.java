package orrery.deploy.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.topology.TopologyArgument;
import orrery.deploy.verification.StandingHosts.BrokenRun;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome.Answer;
import orrery.node.scenario.ScenarioProblem;

/** Runs cases, each on several numbers of JVMs. Hosts stay from case to case; those of a run that failed are replaced. */
public final class CaseRuns implements AutoCloseable {
    private final IntFunction<StandingHosts> hosts;
    private final Map<Integer, StandingHosts> standing = new TreeMap<>();

    /** @param hosts opens so many JVMs */
    public CaseRuns(IntFunction<StandingHosts> hosts) {
        this.hosts = hosts;
    }

    /** @param jvms one number or more; the tokens are those of the first */
    public Result check(Case one, List<Integer> jvms) {
        var problems = new ArrayList<String>();
        var topology = "";
        Outcome outcome = null;
        try {
            var file = one.read();
            topology = file.scenario().topology();
            outcome = run(file, jvms.getFirst());
            problems.addAll(faults(outcome));
            for (var more : jvms.subList(1, jvms.size())) {
                compare(outcome, more, run(file, more), problems);
            }
        } catch (ScenarioProblem refused) {
            problems.add("refused: " + refused.getMessage());
            return new Result(one, topology, jvms, Optional.ofNullable(outcome), Optional.of(refused), problems);
        } catch (BrokenRun broken) {
            problems.add(broken.getMessage());
        } catch (RuntimeException defect) {
            problems.add("internal error: " + defect);
        }
        return new Result(one, topology, jvms, Optional.ofNullable(outcome), Optional.empty(), problems);
    }

    private Outcome run(ScenarioFile file, int jvms) throws BrokenRun {
        var standingHosts = standing.computeIfAbsent(jvms, hosts::apply);
        try {
            return standingHosts.run(file.scenario(), TopologyArgument.read(file.topology()));
        } catch (BrokenRun broken) {
            standing.remove(jvms).close();
            throw broken;
        }
    }

    private static List<String> faults(Outcome outcome) {
        var faults = new ArrayList<String>();
        var verification = outcome.verification();
        if (!verification.passed()) {
            faults.add(verification.differences().size() + " of " + verification.compared()
                    + " sequences differ from one device");
        }
        if (verification.compared() < outcome.requests().size()) {
            faults.add(outcome.requests().size() - verification.compared() + " sequences were compared with nothing");
        }
        outcome.requests().stream()
                .filter(request -> request.answer() == Answer.WRONG)
                .forEach(request -> faults.add("request " + request.request() + " has not the saved text"));
        return faults;
    }

    private static void compare(Outcome first, int jvms, Outcome other, List<String> problems) {
        if (!other.fingerprint().equals(first.fingerprint())) {
            problems.add("another fingerprint on " + jvms + " JVMs: " + other.fingerprint() + " instead of "
                    + first.fingerprint());
        }
    }

    @Override
    public void close() {
        standing.values().forEach(StandingHosts::close);
        standing.clear();
    }
}
