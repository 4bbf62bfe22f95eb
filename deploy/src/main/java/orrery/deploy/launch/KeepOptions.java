package orrery.deploy.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.keeping.Survival;
import orrery.deploy.live.LiveFolders;
import orrery.deploy.scenario.InputProblem;
import orrery.node.recovery.OnLoss;
import picocli.CommandLine.Option;

/** The options that say how a run survives its JVMs; none of them changes what comes out. */
final class KeepOptions {
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,5})\\s*s");
    private static final Pattern WAIT = Pattern.compile("wait(?:=(.*))?");
    private static final Duration USUAL_WAIT = Duration.ofSeconds(60);

    @Option(
            names = "--checkpoint-every",
            paramLabel = "T",
            description = "Between checkpoints (10s; on one JVM: off), or off.")
    private String every;

    @Option(names = "--checkpoints", paramLabel = "DIR", description = "Where runs are kept; storage that hosts share.")
    private Path root;

    @Option(names = "--on-loss", paramLabel = "HOW", description = "takeover, wait=60s or fail: when a host is lost.")
    private String onLoss;

    @Option(
            names = "--on-unwritten",
            paramLabel = "HOW",
            description = "go-on or fail: when a checkpoint cannot be written.")
    private String onUnwritten;

    /** Whether checkpoints are written. */
    boolean isOn(RunOptions options) {
        var isAsked = every != null || root != null;
        return !"off".equals(every)
                && (isAsked || options.jvms() != 1 || options.join().isPresent());
    }

    /** @throws InputProblem where one of them cannot be used */
    Survival survival(RunOptions options) {
        return new Survival(every(), onLoss(options), endsUnwritten());
    }

    private Duration every() {
        return every == null ? Survival.USUAL_EVERY : seconds("--checkpoint-every", every, every);
    }

    private OnLoss onLoss(RunOptions options) {
        if (onLoss == null) {
            return options.join().isPresent() ? OnLoss.TAKE_OVER : OnLoss.waiting(Survival.LOCAL_WAIT);
        }
        var wait = WAIT.matcher(onLoss);
        if (wait.matches()) {
            return OnLoss.waiting(wait.group(1) == null ? USUAL_WAIT : seconds("--on-loss", onLoss, wait.group(1)));
        }
        return switch (onLoss) {
            case "takeover" -> OnLoss.TAKE_OVER;
            case "fail" -> OnLoss.FAIL;
            default -> throw InputProblem.of("--on-loss", "", "\"" + onLoss + "\"", "takeover, wait=60s or fail", "");
        };
    }

    private boolean endsUnwritten() {
        if (onUnwritten == null) {
            return false;
        }
        return switch (onUnwritten) {
            case "go-on" -> false;
            case "fail" -> true;
            default -> throw InputProblem.of("--on-unwritten", "", "\"" + onUnwritten + "\"", "go-on or fail", "");
        };
    }

    private static Duration seconds(String option, String text, String time) {
        var seconds = SECONDS.matcher(time);
        if (!seconds.matches() || Integer.parseInt(seconds.group(1)) == 0) {
            throw InputProblem.of(option, "", "\"" + text + "\"", "whole seconds above 0, for example 10s", "");
        }
        return Duration.ofSeconds(Integer.parseInt(seconds.group(1)));
    }

    Path root() {
        return Optional.ofNullable(root).orElseGet(LiveFolders::root);
    }
}
