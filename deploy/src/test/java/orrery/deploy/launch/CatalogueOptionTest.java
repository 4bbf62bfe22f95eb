package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.fabric.catalogue.ProcessCatalogue;

final class CatalogueOptionTest {
    @TempDir
    private Path folder;

    private String mine(String yaml) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), yaml).toString();
    }

    private record Ran(int exitCode, String out, String err) {}

    private static Ran run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var around = new Surroundings(new PrintWriter(out), new PrintWriter(err), false, () -> 0, 2, () -> null);
        return new Ran(Main.execute(around, words), out.toString(), err.toString());
    }

    @Test
    void rowsOfTheFileAreThereForOneCommand() throws IOException {
        var file = mine("gpus:\n  mine:\n    like: h100-sxm\n");

        var with = run("explain", "gpu.mine.memoryBandwidth", "--catalogue", file);
        var before = run("--catalogue", file, "explain", "gpu.mine.memoryBandwidth");
        var without = run("explain", "gpu.mine.memoryBandwidth");

        assertEquals(0, with.exitCode(), with.err());
        assertTrue(with.out().contains("3.35 TB/s"), with.out());
        assertEquals(with.out(), before.out());
        assertEquals(2, without.exitCode());
        assertNull(System.getProperty(ProcessCatalogue.FILE));
    }

    @Test
    void aFileThatCannotBeUsedIsRefusedByLine() throws IOException {
        var ran = run("explain", "--catalogue", mine("gpus:\n  mine:\n    like: h100-smx\n"));

        assertEquals(2, ran.exitCode());
        assertTrue(ran.err().contains("line 3"), ran.err());
        assertTrue(ran.err().contains("did you mean \"h100-sxm\"?"), ran.err());
        assertEquals(2, run("explain", "--catalogue", "none.yaml").exitCode());
    }
}
