package orrery.deploy.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.Amendment.Dated;
import orrery.fabric.fault.FaultProblem;
import orrery.fabric.fault.FaultSchedule;
import orrery.node.host.HostMessage.Amended;
import orrery.protocol.units.SimTime;

/**
 * The faults of a run that is under way: answers what people ask of them, has the run amended, and keeps the journal. One amendment at a
 * time, so that faults are numbered in the order of their times.
 */
public final class Session {
    /** Where the run hears of an amendment. */
    public interface Run extends Function<Amendment, CompletableFuture<Amended>> {}

    private static final int PATIENCE_SECONDS = 120;

    private final Run run;
    private final LongSupplier nowPs;
    private final JournalWriter journal;
    private final List<Dated> amendments;
    private volatile FaultSchedule schedule;
    private volatile boolean inDoubt;

    /**
     * @param schedule of the run as it begins
     * @param before what was amended in it by then
     * @param nowPs how far it has come, about
     */
    public Session(FaultSchedule schedule, List<Dated> before, Run run, LongSupplier nowPs, JournalWriter journal) {
        this.amendments = new ArrayList<>(before);
        this.schedule = schedule;
        this.run = run;
        this.nowPs = nowPs;
        this.journal = journal;
    }

    /** What was amended by now, as a journal has it. */
    public synchronized List<Dated> amendments() {
        return List.copyOf(amendments);
    }

    /**
     * Does what a request asks.
     *
     * @param request {@code {"do": "inject", "action": …, "select": …}}, {@code {"do": "heal", "fault": 3}} or with
     *     {@code "select"}, {@code {"do": "list"}}
     * @return {@code "problem"} where it cannot be
     */
    public ObjectNode answer(ObjectNode request) throws InterruptedException {
        return request.path("do").asText().equals("list") ? list() : amend(request);
    }

    private synchronized ObjectNode amend(ObjectNode request) throws InterruptedException {
        if (inDoubt) {
            return refusal("an amendment before is in doubt");
        }
        try {
            return switch (request.path("do").asText()) {
                case "inject" -> inject(TypedFault.of(request));
                case "heal" -> heal(entry(request));
                default -> refusal("\"" + printable(request.path("do").asText()) + "\"; allowed: inject, heal, list");
            };
        } catch (InputProblem | FaultProblem problem) {
            return refusal(problem.getMessage());
        } catch (ExecutionException ended) {
            return refusal(ended.getCause().getMessage());
        } catch (TimeoutException silent) {
            inDoubt = true;
            return refusal(
                    "the run did not answer, so its faults are in doubt: nothing more can be typed, and a replay may differ");
        } catch (IOException full) {
            return refusal("the journal cannot be written: " + full.getMessage());
        }
    }

    static ObjectNode refusal(String problem) {
        return JsonNodeFactory.instance.objectNode().put("problem", problem);
    }

    private static String printable(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private ObjectNode inject(TypedFault typed)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        var amendment = new Amendment.Inject(typed.fault());
        new Dated(nowPs.getAsLong(), amendment).to(schedule); // refused here, where it can be, before anybody rests
        int entry = schedule.faults().size();
        var amended = amended(amendment);
        return done(amended, amendment, entry, JournalLines.inject(amended.atPs(), entry, typed));
    }

    private ObjectNode heal(int entry) throws InterruptedException, ExecutionException, TimeoutException, IOException {
        var amendment = new Amendment.Heal(entry);
        var amended = amended(amendment);
        return done(amended, amendment, entry, JournalLines.heal(amended.atPs(), entry));
    }

    private Amended amended(Amendment amendment) throws InterruptedException, ExecutionException, TimeoutException {
        return run.apply(amendment).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private ObjectNode done(Amended amended, Amendment amendment, int entry, ObjectNode line) throws IOException {
        if (!amended.problem().isEmpty()) {
            return refusal(amended.problem());
        }
        var dated = new Dated(amended.atPs(), amendment);
        schedule = dated.to(schedule);
        amendments.add(dated);
        journal.write(line);
        return JsonNodeFactory.instance
                .objectNode()
                .put("fault", entry)
                .put("at_ps", amended.atPs())
                .put("at", new SimTime(amended.atPs()).toString());
    }

    /** By its number, or the active one that was selected so. */
    private int entry(ObjectNode request) {
        if (request.path("fault").isInt()) {
            return request.get("fault").asInt();
        }
        var select = request.path("select").asText();
        var faults = schedule.faults();
        return schedule.active(nowPs.getAsLong()).stream()
                .filter(entry -> faults.get(entry).select().equals(select))
                .findFirst()
                .orElseThrow(() -> InputProblem.of(
                        "heal",
                        "",
                        "\"" + printable(select) + "\", which no fault that is active has selected",
                        "the number of a fault, or its selector as it was typed",
                        "orrery fault list shows them"));
    }

    /** Of what holds now; nobody waits for what is being amended. */
    private ObjectNode list() {
        return inDoubt ? refusal("an amendment before is in doubt") : FaultList.json(schedule, nowPs.getAsLong());
    }
}
