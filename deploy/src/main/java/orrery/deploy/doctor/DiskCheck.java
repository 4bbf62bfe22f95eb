package orrery.deploy.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a folder can be written, and how much room its disk has. */
final class DiskCheck {
    private static final long ENOUGH = 1_000_000_000L;
    private static final long LEAST = 100_000_000L;

    private DiskCheck() {}

    /**
     * @param what is kept there
     * @param folder may not be there yet
     * @param elsewhere how to have another one taken
     */
    static Finding of(String what, Path folder, String elsewhere) {
        var subject = "disk: " + what;
        try {
            var nearest = nearest(folder.toAbsolutePath());
            Files.delete(Files.createTempFile(nearest, "orrery-doctor-", ".tmp"));
            return room(subject, folder, Files.getFileStore(nearest).getUsableSpace(), elsewhere);
        } catch (IOException refused) {
            return Finding.bad(
                    subject, folder + " cannot be written: " + reason(refused), "make it writable, or " + elsewhere);
        }
    }

    static Finding room(String subject, Path folder, long bytes, String elsewhere) {
        var found = folder + ", " + MemoryCheck.bytes(bytes) + " free";
        if (bytes < LEAST) {
            return Finding.bad(subject, found, "make room, or " + elsewhere);
        }
        return bytes < ENOUGH
                ? Finding.warn(subject, found, "make room for long runs, or " + elsewhere)
                : Finding.ok(subject, found);
    }

    /** The folder, or the lowest above it that is there. */
    private static Path nearest(Path folder) throws IOException {
        var at = folder;
        while (at != null && !Files.exists(at)) {
            at = at.getParent();
        }
        if (at == null || !Files.isDirectory(at)) {
            throw new IOException(at + " is no folder");
        }
        return at;
    }

    private static String reason(IOException refused) {
        return refused instanceof java.nio.file.AccessDeniedException ? "no permission" : refused.getMessage();
    }
}
