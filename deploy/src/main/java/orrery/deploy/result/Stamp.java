package orrery.deploy.result;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import orrery.deploy.live.Asked;
import orrery.deploy.page.Fact;
import orrery.deploy.scenario.ShippedScenario;

/**
 * What it takes to have a run again, and to know that it is the same.
 *
 * @param asked what it was asked with
 * @param java that it ran on, which does not change what comes out
 * @param catalogue SHA-256 of all rows that its figures come from
 * @param inputs files that it was made from
 * @param isTyped whether people had a hand in it: what they did is in the journal beside
 * @param isVerified whether it was compared with one device
 * @param fingerprint of what came out
 */
public record Stamp(
        Asked asked,
        String java,
        String catalogue,
        List<Input> inputs,
        boolean isTyped,
        boolean isVerified,
        String fingerprint) {
    /** Its name in a folder of results. */
    public static final String FILE = "stamp.json";

    /** The journal beside it, where people had a hand in the run. */
    public static final String JOURNAL = "journal.jsonl";

    public Stamp {
        inputs = List.copyOf(inputs);
    }

    /** With the paths of what lies beside the results, which are in {@code folder}. */
    public Stamp in(Path folder) {
        var whole = folder.toAbsolutePath().normalize();
        return new Stamp(
                ShippedScenario.isName(asked.scenario())
                        ? asked
                        : asked.of(whole.resolve(asked.scenario()).toString()),
                java,
                catalogue,
                inputs.stream().map(input -> input.in(whole)).toList(),
                isTyped,
                isVerified,
                fingerprint);
    }

    /** What is in it, for people. */
    List<Fact> facts() {
        var facts = Stream.of(
                new Fact("version", asked.likeness()),
                new Fact("scenario", asked.scenario()),
                new Fact("settings", asked.settings().isEmpty() ? "none" : String.join(", ", asked.settings())),
                new Fact("hash of the scenario", asked.hash()),
                new Fact("topology", asked.topology()),
                new Fact("seed", Long.toString(asked.seed())),
                new Fact("Java", java),
                new Fact("hash of the catalogue", catalogue),
                new Fact("faults typed by people", isTyped ? "yes, see " + JOURNAL : "none"),
                new Fact("fingerprint", fingerprint));
        var files = inputs.stream()
                .map(input -> new Fact(
                        input.what(), input.path() + ", " + input.bytes() + " bytes, SHA-256 " + input.sha256()));
        return Stream.concat(facts, files).toList();
    }
}
