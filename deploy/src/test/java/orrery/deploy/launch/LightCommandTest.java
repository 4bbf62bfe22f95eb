package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that only talk start no actor system and need no vector module. */
class LightCommandTest {

    @ParameterizedTest
    @CsvSource({
        "0,--help",
        "0,--version",
        "0,explain gpu.rubin",
        "0,explain plan.tensor_parallel",
        "0,validate hgx-h100",
        "0,list",
        "0,completion fish",
        "2,run nowhere.yaml",
        "2,run hgx-h100 --set load.cuont=3",
        "0,topology show hgx-h100",
        "2,collective all_redcue",
        "2,collective all_reduce --ranks 9"
    })
    void loadsNeitherPekkoNorVectors(int exitCode, String args) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args.split(" ")));

        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var classes = new String(process.getInputStream().readAllBytes());

        assertEquals(exitCode, process.waitFor(), classes);
        assertTrue(classes.contains("orrery.deploy.launch.Main"));
        assertTrue(classes.lines()
                .noneMatch(line -> line.contains("org.apache.pekko.") || line.contains("jdk.incubator.")));
    }
}
