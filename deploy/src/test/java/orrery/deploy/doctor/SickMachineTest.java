package orrery.deploy.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.node.membership.Likeness;

/** What is found of machines that lack something. */
class SickMachineTest {
    @TempDir
    Path folder;

    private static void assertBad(Finding finding) {
        assertEquals(Verdict.BAD, finding.verdict(), finding::toString);
        assertFalse(finding.remedy().isBlank(), finding::toString);
    }

    @Test
    void anOldJavaIsBad() {
        assertBad(JavaCheck.version(Runtime.Version.parse("21.0.4+7"), "/opt/jdk-21"));
        assertEquals(
                Verdict.OK,
                JavaCheck.version(Runtime.Version.parse("26"), "/opt/jdk-26").verdict());
    }

    @Test
    void aRuntimeWithoutVectorsIsBad() {
        assertBad(JavaCheck.vectors(ModuleFinder.of()));
    }

    @Test
    void littleMemoryIsToldAndTooLittleIsBad() {
        assertBad(MemoryCheck.of(new MachineMemory(8_000_000_000L, 500_000_000L)));
        var little = MemoryCheck.of(new MachineMemory(8_000_000_000L, 1_500_000_000L));
        assertEquals(Verdict.WARN, little.verdict());
        assertEquals("1.500 GB of 8.000 GB available", little.found());
        assertEquals(
                Verdict.OK,
                MemoryCheck.of(new MachineMemory(8_000_000_000L, 4_000_000_000L))
                        .verdict());
    }

    @Test
    void aDiskWithoutRoomIsBad() {
        assertBad(DiskCheck.room("disk", folder, 1_000_000, "take another"));
        assertEquals(
                Verdict.WARN,
                DiskCheck.room("disk", folder, 500_000_000, "take another").verdict());
    }

    @Test
    void aFolderThatIsNotThereYetIsFineAndStaysAway() throws IOException {
        var later = folder.resolve("a").resolve("b");

        assertEquals(Verdict.OK, DiskCheck.of("runs", later, "take another").verdict());

        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aFileWhereAFolderBelongsIsBad() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertBad(DiskCheck.of("runs", file.resolve("runs"), "take another"));
    }

    @Test
    void cachesAreThereOrTellWhyNot() throws IOException {
        var target = Files.createDirectories(folder.resolve("target"));
        Files.writeString(target.resolve("plain-25+1.aot"), "classes");
        Files.writeString(target.resolve("computing-25+1.aot"), "");
        var classPath = target.resolve("lib").resolve("orrery.jar").toString();

        var now = CacheCheck.of(classPath, "25+1");
        var otherJdk = CacheCheck.of(classPath, "25+2");

        assertEquals(Verdict.OK, now.getFirst().verdict(), now::toString);
        assertEquals("could not be made", now.getLast().found());
        assertTrue(otherJdk.stream().allMatch(finding -> finding.found().equals("not there yet")), otherJdk::toString);
    }

    @Test
    void anInstalledTreeHasItsCachesBesideItsJars() throws IOException {
        var cache = Files.createDirectories(folder.resolve("cache"));
        Files.writeString(cache.resolve("plain-25.aot"), "classes");

        var found = CacheCheck.of(folder.resolve("lib").resolve("orrery.jar").toString(), "25");

        assertEquals(Verdict.OK, found.getFirst().verdict(), found::toString);
    }

    @Test
    void aHostThatNobodyKnowsIsBad() {
        var found = ClusterCheck.of("no-such-host.invalid", 7, Likeness.current(), TreeMap::new);

        assertBad(found.getFirst());
    }
}
