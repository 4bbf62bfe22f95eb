package orrery.deploy.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import orrery.deploy.torture.Trial.Ending;

/** One trial after another, each in a folder of its own below a temporary one. Closing leaves neither processes nor folders. */
public final class Campaign implements AutoCloseable {
    private static final String CACHE = "classes.aot";
    private static final double NANOS_PER_SECOND = 1e9;

    private final Question question;
    private final LongSupplier wallNanos;
    private final Path folder;
    private final Thread hook = new Thread(this::abandon, "ending trials");
    private Workload workload;
    private String unbroken;
    private final Set<Scene> scenes = ConcurrentHashMap.newKeySet();
    private volatile boolean isAbandoned;

    /**
     * What is asked.
     *
     * @param faults in turns
     * @param jvms of a cluster, the console not counted
     * @param isKept whether the folder of a trial that found something stays
     */
    public record Question(long seed, List<Fault> faults, Span jvms, boolean isKept) {}

    private Campaign(Question question, LongSupplier wallNanos, Path folder) {
        this.question = question;
        this.wallNanos = wallNanos;
        this.folder = folder;
    }

    /**
     * Runs the workload unbroken first.
     *
     * @throws IOException where that fails
     */
    public static Campaign open(Workload workload, Question question, LongSupplier wallNanos)
            throws IOException, InterruptedException {
        var campaign = new Campaign(question, wallNanos, Files.createTempDirectory("orrery-torture-"));
        Runtime.getRuntime().addShutdownHook(campaign.hook);
        try {
            campaign.runUnbroken(workload);
        } catch (IOException | RuntimeException failed) {
            campaign.close();
            throw failed;
        }
        return campaign;
    }

    private void runUnbroken(Workload first) throws IOException, InterruptedException {
        var cache = folder.resolve(CACHE);
        var own = Files.createDirectory(folder.resolve("unbroken"));
        var draw = Draw.of(question.seed(), 0, question.faults().getFirst(), question.jvms());
        var scene = opened(new Scene(first, "", draw, own));
        unbroken = first.unbroken(scene, cache);
        workload = first.startingFrom(cache);
        scene.close();
        scenes.remove(scene);
        scene.remove();
    }

    private Scene opened(Scene scene) {
        scenes.add(scene);
        return scene;
    }

    /** The fault of a trial. */
    public Fault fault(int number) {
        return question.faults().get((number - 1) % question.faults().size());
    }

    /**
     * Many, some of them at once: most of the time one waits until others notice that somebody is gone.
     *
     * @param atOnce how many
     * @param each is told of one after another, in the order in which they end
     */
    public void trials(List<Integer> numbers, int atOnce, Consumer<Trial> each)
            throws IOException, InterruptedException {
        try (var pool = Executors.newFixedThreadPool(atOnce)) {
            var ends = new ExecutorCompletionService<Trial>(pool);
            numbers.forEach(number -> ends.submit(() -> trial(number)));
            for (var i = 0; i < numbers.size(); i++) {
                each.accept(ends.take().get());
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    /** @param number from 1 */
    public Trial trial(int number) throws IOException, InterruptedException {
        var draw = Draw.of(question.seed(), number, fault(number), question.jvms());
        var own = Files.createDirectory(folder.resolve("trial-" + number));
        var scene = opened(new Scene(workload, unbroken, draw, own));
        var begunNanos = wallNanos.getAsLong();
        var trial = tried(scene, begunNanos);
        scene.close();
        awaitEndWhereAbandoned();
        scenes.remove(scene);
        if (question.isKept() && trial.ending() == Ending.FOUND) {
            scene.keep();
        } else {
            scene.remove();
        }
        return trial;
    }

    private Trial tried(Scene on, long begunNanos) throws InterruptedException {
        try {
            on.draw().fault().ordeal().undergo(on);
            return trial(on, begunNanos, Ending.CLEAN, "");
        } catch (Missed missed) {
            return trial(on, begunNanos, Ending.MISSED, missed.getMessage());
        } catch (Finding finding) {
            return trial(on, begunNanos, Ending.FOUND, finding.getMessage());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return trial(on, begunNanos, Ending.FOUND, "the trial itself failed: " + e);
        }
    }

    private Trial trial(Scene on, long begunNanos, Ending ending, String why) {
        return new Trial(
                question.seed(),
                on.draw().trial(),
                on.draw().fault(),
                on.draw().jvms(),
                ending,
                on.story(),
                on.recoverySeconds(),
                (wallNanos.getAsLong() - begunNanos) / NANOS_PER_SECOND,
                why);
    }

    /** Where trials that found something are kept. */
    public Path folder() {
        return folder;
    }

    /** Whoever still goes on with the trial finds its processes gone, and can start no other. */
    private void abandon() {
        isAbandoned = true;
        end();
        try {
            for (var scene : scenes) {
                scene.remove();
            }
            removeFolder();
        } catch (IOException e) {
            // A temporary file more.
        }
    }

    /** A trial whose processes were taken away means nothing; this JVM ends with its hook. */
    private void awaitEndWhereAbandoned() throws InterruptedException {
        if (isAbandoned) {
            TimeUnit.DAYS.sleep(1);
        }
    }

    private void end() {
        scenes.forEach(Scene::close);
    }

    @Override
    public void close() throws IOException {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook does the same once more.
        }
        removeFolder();
    }

    /** Trials that are kept keep it. */
    private void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve(CACHE));
        if (RunFiles.list(folder).isEmpty()) {
            Files.deleteIfExists(folder);
        }
    }
}
