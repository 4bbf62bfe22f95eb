package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shell script people start, run in a small source tree of its own. */
final class LauncherTest extends SmallSourceTree {
    @Test
    void refusesAnOldJavaNamingEveryPlaceAndTheRemedy() throws Exception {
        var old = jdk("old", "17.0.15");
        environment.put("ORRERY_JAVA_HOME", old);
        environment.put("JAVA_HOME", folder + "/gone");
        environment.put("PATH", pathWithoutJava());

        var ended = orrery("--version");

        assertEquals(7, ended.code(), ended.text());
        assertSays(ended, "needs a JDK 25 or newer");
        assertSays(ended, "ORRERY_JAVA_HOME " + old + ": Java 17");
        assertSays(ended, "JAVA_HOME " + folder + "/gone: no such folder");
        assertSays(ended, "ORRERY_JAVA_HOME=/path/to/jdk");
    }

    @Test
    void findsAJdkInTheUsualFoldersWhenJavaHomeIsTooOld() throws Exception {
        environment.remove("ORRERY_JAVA_HOME");
        environment.put("JAVA_HOME", jdk("old", "17.0.15"));
        environment.put("PATH", pathWithoutJava());
        environment.put("ORRERY_JDK_FOLDERS", folder + "/none/*:" + folder + "/jdks of mine/*");
        var found = jdk("jdks of mine/new one", "26");

        assertSays(orrery("--version"), "jdk: " + found + "\n");
    }

    @Test
    void startsThroughLinksFromAnyFolder() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("my orrery"), tree.resolve("deploy/bin/orrery"));
        var linkToLink = Files.createSymbolicLink(folder.resolve("again"), link.getFileName());

        assertSays(start(folder, linkToLink.toString()), "jar: " + tree.toRealPath() + "/deploy/target/lib/orrery.jar");
        assertSays(start(folder, "./again"), "build: not needed");
    }

    @Test
    void buildsOnlyWhatIsOlderThanItsSources() throws Exception {
        assertSays(orrery("run"), "build: not needed");

        touch("node/src/main/java/Gpu.java");
        assertSays(orrery("run"), "build: node/src/main/java/Gpu.java changed");
    }

    @Test
    void buildsAgainWhenASourceWasDeletedOrAPomChanged() throws Exception {
        Files.delete(tree.resolve("node/src/main/java/Gpu.java"));
        assertSays(orrery("run"), "build: node/src/main/java changed");

        touch("pom.xml");
        assertSays(orrery("run"), "build: pom.xml changed");

        Files.delete(tree.resolve("deploy/target/built"));
        assertSays(orrery("run"), "build: nothing is built yet");
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        environment.remove("ORRERY_DRY_RUN");
        environment.put("PATH", pathWithoutJava());
        touch("pom.xml");

        var ended = orrery("run");

        assertEquals(7, ended.code(), ended.text());
        assertSays(ended, "needs Maven to build (pom.xml changed), and mvn is not on PATH");
    }

    @Test
    void showsTheEndOfAFailedBuildAndLetsTheNextStartTryAgain() throws Exception {
        environment.remove("ORRERY_DRY_RUN");
        touch("pom.xml");
        maven("echo '[INFO] Building Orrery node 0.1.0   [4/5]'; echo '[ERROR] a semicolon is missing'; exit 1");

        for (int attempt = 1; attempt <= 2; attempt++) {
            var ended = orrery("run");
            assertEquals(7, ended.code(), ended.text());
            assertSays(ended, "building, because pom.xml changed");
            assertSays(ended, "orrery:   Orrery node\n");
            assertSays(ended, "a semicolon is missing");
            assertSays(ended, "deploy/target/build.log");
        }
        assertFalse(Files.isSymbolicLink(tree.resolve("deploy/target/lock")), "the lock is given back");
    }

    @Test
    void twoStartsBuildOnceAndALockLeftBehindIsTakenOver() throws Exception {
        environment.remove("ORRERY_DRY_RUN");
        touch("pom.xml");
        Files.createSymbolicLink(tree.resolve("deploy/target/lock"), Path.of("999999999"));
        maven("echo once >> '" + folder + "/builds'; sleep 2; touch '" + tree + "/deploy/target/built'");

        var first = begin(tree, "deploy/bin/orrery", "run");
        var second = begin(tree, "deploy/bin/orrery", "run");

        assertAll(
                () -> assertEquals(0, end(first).code()),
                () -> assertEquals(0, end(second).code()));
        assertEquals(List.of("once"), Files.readAllLines(folder.resolve("builds")));
    }

    @Test
    void oneMakesTheCacheHoweverSoonTheCommandThatBeganItEnds() throws Exception {
        environment.remove("ORRERY_DRY_RUN");
        var made = folder.resolve("made");
        program("jdk 25/bin/java", "case \"$*\" in *AOTCacheOutput*) echo once >> '" + made + "'; sleep 3 ;; esac");

        for (int start = 1; start <= 3; start++) {
            assertEquals(0, orrery("list").code());
        }
        while (!Files.exists(made)) {
            Thread.sleep(10);
        }
        assertEquals(List.of("once"), Files.readAllLines(made));
    }

    @Test
    void commandsThatTakeLongGetTheOptimisingCompilerAndShortOnesStartSooner() throws Exception {
        for (var words : List.of("run", "sweep", "validate collectives", "validate inference", "pareto")) {
            assertSays(orrery(words.split(" ")), "kind: computing");
        }
        for (var words : List.of("validate", "validate gpu-loss", "validate collectives --help", "list", "run -h")) {
            assertSays(orrery(words.split(" ")), "kind: plain");
        }
    }

    @Test
    void anInstalledTreeNeverBuilds() throws Exception {
        Files.delete(tree.resolve("pom.xml"));
        Files.createDirectories(tree.resolve("deploy/lib"));
        Files.move(tree.resolve("deploy/target/lib/orrery.jar"), tree.resolve("deploy/lib/orrery.jar"));

        assertSays(orrery("run"), "build: not needed");
    }

    @Test
    void hasTheJdkRunAProgramInOneFile() throws Exception {
        environment.remove("ORRERY_DRY_RUN");
        environment.put("ORRERY_AOT", "off");
        program("jdk 25/bin/java", "printf '<%s>' \"$@\"; exit 5");
        var mine = Files.writeString(folder.resolve("My Program.java"), "void main() {}");

        var ended = orrery("script", mine.toString(), "--help", "two words");

        assertEquals(5, ended.code());
        assertSays(ended, "<--add-modules><jdk.incubator.vector>");
        assertSays(ended, "orrery.jar><" + mine + "><--help><two words>");
        assertSays(orrery("script", "--help"), "<orrery.deploy.launch.Main><script><--help>");
        assertSays(orrery("script", "none.java"), "<orrery.deploy.launch.Main><script><none.java>");
    }

    @Test
    void givesTheVectorUnitsToCommandsThatComputeOnly() throws Exception {
        assertSays(orrery("run"), "--add-modules jdk.incubator.vector");
        assertSays(orrery("node", "--listen", "h:1"), "--add-modules jdk.incubator.vector");
        assertSays(orrery("reproduce", "stamp.json"), "--add-modules jdk.incubator.vector");
        assertSays(orrery("resume"), "--add-modules jdk.incubator.vector");
        assertSays(orrery("quality", "orrery-tiny"), "--add-modules jdk.incubator.vector");
        assertSays(orrery("validate", "hgx-h100"), "options: -XX:TieredStopAtLevel=1");
        assertSays(orrery("run", "--help"), "options: -XX:TieredStopAtLevel=1");
        assertSays(orrery("--version"), "options: -XX:TieredStopAtLevel=1");
    }

    @Test
    void handsArgumentsAndExitCodeThroughUnchanged() throws Exception {
        environment.remove("ORRERY_DRY_RUN");
        environment.put("ORRERY_AOT", "off");
        environment.put("ORRERY_JAVA_OPTS", "-Xmx2g -Dx=*");
        program("jdk 25/bin/java", "printf '<%s>' \"$@\"; exit 5");

        var ended = orrery("run", "two words", "*");

        assertEquals(5, ended.code());
        assertSays(ended, "<-Xmx2g><-Dx=*>");
        assertSays(ended, "<orrery.deploy.launch.Main><run><two words><*>");
    }
}
