package orrery.deploy.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A folder as one file, written as it is read. */
final class ZippedFolder {
    private ZippedFolder() {}

    /** Its files, in the order of their names, below its own name. */
    static void write(Path folder, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out);
                var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = folder.getFileName().resolve(folder.relativize(file));
                zip.putNextEntry(new ZipEntry(name.toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
