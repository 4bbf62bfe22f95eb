package orrery.deploy.script;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import orrery.deploy.collective.Bandwidths;
import orrery.deploy.collective.Question;
import orrery.deploy.collective.TrialShow;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Protocol;
import orrery.node.trial.TrialOutcome;
import orrery.node.trial.TrialOutcome.SizeOutcome;

/**
 * What came of a collective. As text it is the table of {@code orrery collective}.
 *
 * @param question what was asked, and how far its times may be trusted
 * @param outcome all of it
 */
public record CollectiveResult(Question question, TrialOutcome outcome) {

    /**
     * One size.
     *
     * @param bytes as nccl-tests counts them, rounded down to whole elements for every rank
     * @param micros from the launch to the last rank's end, in µs
     * @param algbw size over time, in 10⁹ bytes per second
     * @param busbw algbw times the operation's factor, which compares with a link's rate
     * @param algorithm that was taken
     * @param protocol that was taken
     * @param channels thread blocks that copied side by side
     * @param messages sent over links
     * @param wrong elements that differ from the plain sum; -1 where no data was carried
     */
    public record Timing(
            long bytes,
            double micros,
            double algbw,
            double busbw,
            Algorithm algorithm,
            Protocol protocol,
            int channels,
            long messages,
            long wrong) {}

    /** In the order of the sizes. */
    public List<Timing> timings() {
        return outcome.sizes().stream().map(this::timing).toList();
    }

    private Timing timing(SizeOutcome size) {
        var rates = Bandwidths.of(question.trial().operation(), question.trial().ranks(), size);
        return new Timing(
                size.bytes(),
                rates.micros(),
                rates.algbw(),
                rates.busbw(),
                size.algorithm(),
                size.protocol(),
                size.channels(),
                size.messages(),
                size.wrong());
    }

    /** Whether no element is wrong: exit code 0 of the command. */
    public boolean isGood() {
        return outcome.isRight();
    }

    /** SHA-256 over everything that happened, in hexadecimal: equal trials have equal ones. */
    public String fingerprint() {
        return outcome.fingerprint();
    }

    /** As {@code orrery collective --json} prints it. */
    public String json() {
        return shown(TrialShow::json);
    }

    @Override
    public String toString() {
        return shown(TrialShow::text);
    }

    private String shown(BiFunction<Question, PrintWriter, TrialShow> form) {
        var text = new StringWriter();
        var show = form.apply(question, new PrintWriter(text));
        outcome.sizes().forEach(show::size);
        show.end(outcome, Optional.empty());
        return text.toString();
    }
}
