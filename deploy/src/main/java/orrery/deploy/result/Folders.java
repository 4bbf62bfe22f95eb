package orrery.deploy.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Where results go: whether a place is free, and how what lies there goes. */
public final class Folders {
    private Folders() {}

    /** Whether nothing lies there, or a folder without anything in it. */
    public static boolean isFree(Path place) {
        return !Files.exists(place) || isEmpty(place);
    }

    private static boolean isEmpty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** With all that is in it; nothing where there is none. Links go, and what they lead to stays. */
    public static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (var path : deepestFirst(folder)) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
