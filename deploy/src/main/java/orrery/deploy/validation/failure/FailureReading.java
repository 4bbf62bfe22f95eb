package orrery.deploy.validation.failure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import orrery.deploy.validation.failure.FailureFinding.Compared;
import orrery.deploy.validation.failure.FailureFinding.Excluded;
import orrery.deploy.validation.failure.FailureFinding.Input;

/** Understands rows by their units and words; the first rule that fits decides. */
final class FailureReading {
    private static final double DAYS =
            54; // of the longest run that is compared; the share of time hardly depends on it

    private final List<Rule> rules;

    /** What to do with rows whose unit begins, and whose component has, such words. */
    private record Rule(String unit, String component, ToFinding then) {
        boolean fits(FailureRow row) {
            return row.unit().startsWith(unit) && (row.dataset() + ": " + row.component()).contains(component);
        }
    }

    private interface ToFinding {
        FailureFinding of(FailureRow row);
    }

    FailureReading(Modelled modelled) {
        rules = List.of(
                new Rule("failures per 1e9 GPU-hours", "Llama 3", input("failures of GPUs' hours")),
                new Rule(
                        "percent",
                        "effective",
                        each(row -> modelled.percentOfTimeRunning(row.gpus().orElseThrow(), DAYS))),
                new Rule("failures per 1000 node-days", "", each(_ -> modelled.perThousandServerDays())),
                new Rule("interruptions per 1000 servers per day", "", each(_ -> modelled.perThousandServerDays())),
                new Rule(
                        "hours",
                        "job MTTF",
                        each(row -> modelled.hoursBetween(row.gpus().orElseThrow()))),
                new Rule(
                        "minutes between",
                        "",
                        each(row -> modelled.minutesBetween(row.gpus().orElseThrow()))),
                new Rule("GPU-days", "MTBI", each(_ -> modelled.gpuDaysBetween())),
                new Rule("GPU-hours MTBF", "", each(_ -> modelled.gpuHoursBetween())),
                new Rule("minutes mean time", "multi-host", each(_ -> modelled.minutesToRecover())),
                new Rule("percent failing per month", "link", each(_ -> modelled.percentOfLinksPerMonth())),
                new Rule("percent failing per month", "ToR switch", input("nvswitch")),
                new Rule("hours", "tray swap", input("replacement and switch_tray")),
                new Rule("hours", "backplane", excluded("no failure of a backplane has a published rate")),
                new Rule("device-hours", "CPO optical link", input("optical-engine")),
                new Rule("device-hours", "pluggable", input("transceiver")),
                new Rule("FIT", "DFB laser", input("laser")),
                new Rule("FIT", "", excluded("parts within a module, whose rate is that of the module")),
                new Rule("flaps", "", excluded("flaps are not drawn: published rates are about what interrupts a job")),
                new Rule("failures per job", "", excluded("hours of the jobs are not stated")),
                new Rule("x ", "", excluded("rates do not tell generations apart")),
                new Rule("percent overprovisioning", "", excluded("for which availability is not stated")),
                new Rule("percent minimum spare", "", excluded("for which availability is not stated")),
                new Rule("percent", "", excluded("hours, or what is counted, are not stated")),
                new Rule("per 1000 devices", "", excluded("hours are not stated")),
                new Rule(
                        "ms", "", excluded("planes of one adapter are not told apart here; see orrery run plane-loss")),
                new Rule("", "", excluded("no rate")));
    }

    FailureFinding read(FailureRow row) {
        return rules.stream()
                .filter(rule -> rule.fits(row))
                .findFirst()
                .orElseThrow()
                .then()
                .of(row);
    }

    private static ToFinding each(ToDoubleFunction<FailureRow> modelled) {
        return row -> Range.read(row.rate())
                .<FailureFinding>map(measured -> new Compared(row, measured, modelled.applyAsDouble(row)))
                .orElseGet(() -> new Excluded(row, "\"" + row.rate() + "\" is no number"));
    }

    private static ToFinding input(String figures) {
        return row -> new Input(row, figures);
    }

    private static ToFinding excluded(String reason) {
        return row -> new Excluded(row, reason);
    }
}
