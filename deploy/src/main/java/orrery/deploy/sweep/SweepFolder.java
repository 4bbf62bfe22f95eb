package orrery.deploy.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import orrery.deploy.page.Page;
import orrery.deploy.result.Folders;
import orrery.deploy.scenario.InputProblem;

/** The folder of a sweep; each file in it is whole at any time. */
public final class SweepFolder {
    /** What makes a folder one of a sweep. */
    private static final String MARK = "sweep.json";

    /** In the folder of a cell. */
    static final String SUMMARY = "summary.json";

    private static final String CELLS = "cells";
    private static final String UNFINISHED = ".unfinished";

    private final Path folder;

    private SweepFolder(Path folder) {
        this.folder = folder;
    }

    /** What becomes of a sweep that lies there. */
    public enum Before {
        /** It stays, and there is no other. */
        KEEP,
        /** It goes. */
        REPLACE,
        /** Its cells count. */
        GO_ON
    }

    /**
     * @param option that names it, for messages
     * @throws InputProblem where something lies there that must stay, or nothing can be written
     */
    public static SweepFolder begin(String option, Path target, Before before) {
        check(option, target, before);
        var folder = new SweepFolder(target.toAbsolutePath().normalize());
        try {
            if (before == Before.REPLACE) {
                Folders.remove(folder.folder);
            }
            Files.createDirectories(folder.cells());
            folder.removeUnfinished();
            return folder;
        } catch (IOException unusable) {
            throw InputProblem.of(
                    option, "", target + ": " + unusable, "a folder in one that can be written", "name another place");
        }
    }

    private static void check(String option, Path target, Before before) {
        if (Folders.isFree(target)) {
            return;
        }
        if (!Files.isRegularFile(target.resolve(MARK))) {
            throw InputProblem.of(option, "", target + ", which holds no sweep", "a folder that is not there yet", "");
        }
        if (before == Before.KEEP) {
            throw InputProblem.of(
                    option,
                    "",
                    target + ", which holds a sweep",
                    "a folder that is not there yet",
                    "to go on with it say --resume, to replace it --force");
        }
    }

    public Path path() {
        return folder;
    }

    private Path cells() {
        return folder.resolve(CELLS);
    }

    /** Where the run of a cell leaves its results. */
    Path cell(Cell cell) {
        return cells().resolve(cell.name());
    }

    /** From the folder of the sweep, with slashes on every system. */
    static String relative(Cell cell) {
        return CELLS + "/" + cell.name();
    }

    /** Where the page of its run is, from the folder of the sweep. */
    static String page(Cell cell) {
        return relative(cell) + "/" + Page.FILE;
    }

    /** What the run of a cell left, without its single requests, which may be many. */
    Ended.Results results(Cell cell) {
        var file = cell(cell).resolve(SUMMARY);
        try {
            var summary = new ObjectMapper().readTree(Files.readString(file));
            if (summary.path("result") instanceof ObjectNode result) {
                result.remove("requests");
            }
            return new Ended.Results(summary, Files.isRegularFile(cell(cell).resolve(Page.FILE)));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(file + " is not as it was written: " + broken.getOriginalMessage(), broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read: " + unreadable, unreadable);
        }
    }

    /** What is known by now. */
    void note(Findings findings) {
        write(MARK, findings.json());
    }

    /** All of it. */
    public void finish(Findings findings) {
        write("sweep.csv", findings.csv());
        write("pareto.svg", findings.svg());
        write(Page.FILE, findings.html());
        note(findings);
    }

    private void write(String name, String text) {
        try {
            var unfinished = folder.resolve("." + name + UNFINISHED);
            Files.writeString(unfinished, text, StandardCharsets.UTF_8);
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(name) + " cannot be written: " + e, e);
        }
    }

    /** What a sweep that was interrupted was about to leave. */
    private void removeUnfinished() throws IOException {
        List<Path> stale;
        try (var all = Files.list(cells())) {
            stale = all.filter(path -> path.getFileName().toString().matches("\\..*\\" + UNFINISHED + ".*"))
                    .toList();
        }
        for (var path : stale) {
            Folders.remove(path);
        }
    }
}
