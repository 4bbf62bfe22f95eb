package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        assertTrue(ran.err().startsWith(folder.resolve("mine.yaml") + ":3:"), ran.err());
        assertTrue(ran.err().contains(": gpus/mine/like\n"), ran.err());
        assertTrue(ran.err().contains("  found:   \"h100-smx\"\n"), ran.err());
        assertTrue(ran.err().contains("  remedy:  did you mean \"h100-sxm\"?"), ran.err());
        assertEquals(2, run("explain", "--catalogue", "none.yaml").exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{{{", "gpus: [", "gpus:\n  mine: {like: h100-sxm\n", "gpus:\n\tmine: 1\n", "- a\n", ""})
    void whatIsNoYamlIsRefusedInWordsOfTheFile(String yaml) throws IOException {
        var ran = run("explain", "--catalogue", mine(yaml));

        assertEquals(2, ran.exitCode(), ran.err());
        assertTrue(ran.err().contains("mine.yaml:") && ran.err().contains("  remedy:  "), ran.err());
        assertFalse(ran.err().contains("Event") || ran.err().contains("'reader'"), ran.err());
    }

    @Test
    void rowsThatStandInForShippedOnesAreNamed() throws IOException {
        var ran = run(
                "explain",
                "gpu.h100-sxm.memoryBandwidth",
                "--catalogue",
                mine("gpus:\n  h100-sxm: {like: h200-sxm}\n  mine: {like: h100-sxm}\n"));

        assertEquals(0, ran.exitCode(), ran.err());
        assertTrue(ran.err().endsWith("mine.yaml replaces rows that come with Orrery: gpus/h100-sxm\n"), ran.err());
        assertTrue(ran.out().contains("4.8 TB/s"), ran.out());
    }
}
