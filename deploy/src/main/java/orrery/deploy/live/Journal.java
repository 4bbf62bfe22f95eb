package orrery.deploy.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.deploy.scenario.InputFile;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.Amendment.Dated;

/**
 * A journal that was read.
 *
 * @param asked what the run was asked with
 * @param amendments in the order of time
 * @param fingerprint of what came out; empty where the run never ended, or nobody wrote it down
 */
public record Journal(Asked asked, List<Dated> amendments, Optional<String> fingerprint) {
    private static final int BYTES_MAX = 16_000_000;

    public Journal {
        amendments = List.copyOf(amendments);
    }

    /** @throws InputProblem naming the line that cannot be used, one that was cut short included */
    public static Journal read(Path path) {
        var source = InputFile.read(path, Origin.of("JOURNAL"), "", BYTES_MAX);
        return new Reading(path.toString(), source.text()).journal();
    }

    /** One file, line by line. */
    private static final class Reading {
        private final String name;
        private final String text;
        private final List<Dated> amendments = new ArrayList<>();
        private int line;
        private Asked asked;
        private String fingerprint;

        Reading(String name, String text) {
            this.name = name;
            this.text = text;
        }

        Journal journal() {
            text.lines().forEach(this::read);
            if (asked == null) {
                throw problem("nothing", "a journal of orrery", "");
            }
            if (!text.endsWith("\n")) {
                throw problem(
                        "a line that was cut short",
                        "lines that end",
                        "remove the last line by hand to go on without it");
            }
            return new Journal(asked, amendments, Optional.ofNullable(fingerprint));
        }

        private void read(String content) {
            line++;
            var json = json(content);
            if (line == 1) {
                asked = asked(json);
            } else if (fingerprint != null) {
                throw problem("a line after the end", "nothing", "");
            } else if (json.has("fingerprint")) {
                fingerprint = json.get("fingerprint").asText();
            } else {
                amendments.add(amendment(json));
            }
        }

        private ObjectNode json(String content) {
            try {
                return JournalLines.read(content);
            } catch (JsonProcessingException broken) {
                throw problem(broken.getOriginalMessage(), "one JSON object a line", "was it cut short, or edited?");
            }
        }

        private Asked asked(ObjectNode json) {
            if (json.path(JournalLines.FORM).asInt() != JournalLines.VERSION) {
                throw problem("no header of a journal", "a journal that orrery run wrote", "");
            }
            return AskedForm.read(json);
        }

        private Dated amendment(ObjectNode json) {
            var at = json.path("at_ps");
            if (!at.isIntegralNumber() || at.asLong() < 0 || !at.canConvertToLong() || at.asLong() < last()) {
                throw problem("at_ps " + at, "a whole number of picoseconds, not before the line above", "");
            }
            if (json.path("heal").isInt()) {
                return new Dated(
                        at.asLong(), new Amendment.Heal(json.get("heal").asInt()));
            }
            if (!json.path("inject").isObject()) {
                throw problem("neither inject nor heal", "one of them", "");
            }
            try {
                var fault = TypedFault.of(json.get("inject")).fault();
                return new Dated(at.asLong(), new Amendment.Inject(fault));
            } catch (InputProblem unusable) {
                throw problem(unusable.getMessage(), "a fault as orrery fault inject takes it", "");
            }
        }

        private long last() {
            return amendments.isEmpty() ? 0 : amendments.getLast().atPs();
        }

        private InputProblem problem(String found, String allowed, String remedy) {
            return InputProblem.of(name + ":" + line, "", found, allowed, remedy);
        }
    }
}
