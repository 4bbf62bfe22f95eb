package orrery.deploy.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import orrery.deploy.api.Watched;
import orrery.deploy.live.Asked;
import orrery.deploy.live.LiveFolders;
import orrery.deploy.scenario.InputProblem;
import orrery.protocol.units.SimDuration;
import orrery.protocol.units.UnitProblem;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a run that people have a hand in. */
final class LiveOptions {
    private static final String PACE = "--pace";
    private static final String PER_SECOND = "/s";

    @Option(names = PACE, paramLabel = "SPAN/s", description = "Most virtual time in a second, such as 1ms/s.")
    private String pace;

    @Option(names = "--control", description = "Listen for orrery fault, as with --pace.")
    private boolean control;

    @Mixin
    private WatchOptions watch;

    /** Who looks on; empty where nobody asked for it. */
    Optional<Watched> watched() {
        return watch.open();
    }

    /** Whether faults may be typed. */
    private boolean isOpen() {
        return control || watch.takesFaults() || pace != null && !watch.onlyLooks();
    }

    /** Checks what can be checked without doing anything. */
    void check() {
        watch.check();
        if (control && watch.onlyLooks()) {
            throw InputProblem.of(
                    "--look", "", "--control beside it", "one of them", "--watch has a page and takes faults");
        }
        pacePs();
    }

    /** Empty where nobody asked for it. */
    Optional<Attended> begin(Asked asked) {
        if (watch.onlyLooks()) {
            return Optional.of(new LookedAtRun(pacePs()));
        }
        if (!isOpen()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LiveRun.begin(LiveFolders.create(LiveFolders.root()), asked, pacePs()));
        } catch (IOException e) {
            throw new UncheckedIOException("no place to listen in " + LiveFolders.root() + ": " + e.getMessage(), e);
        }
    }

    private long pacePs() {
        if (pace == null) {
            return 0;
        }
        try {
            if (pace.endsWith(PER_SECOND)) {
                var span = SimDuration.parse(spaced(pace.substring(0, pace.length() - PER_SECOND.length())));
                if (span.picos() > 0) {
                    return span.picos();
                }
            }
        } catch (UnitProblem noSpan) {
            // said below
        }
        throw InputProblem.of(PACE, "", "\"" + pace + "\"", "a span of virtual time in a second, such as 1ms/s", "");
    }

    /** {@code 1ms} as {@code 1 ms}. */
    private static String spaced(String span) {
        return span.strip().replaceFirst("(?<=\\d)\\s*(?=[a-zµ])", " ");
    }
}
