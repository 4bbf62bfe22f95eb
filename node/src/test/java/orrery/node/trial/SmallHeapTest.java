package orrery.node.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.node.collective.Operation;

final class SmallHeapTest {
    @ParameterizedTest
    @EnumSource(names = {"ALL_REDUCE", "ALL_GATHER"})
    void asMuchDataAsIsNotRefusedRunsInTheHeapThereIs(Operation operation) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var jvm = new ProcessBuilder(
                        java,
                        "-Xmx96m",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        classes,
                        SmallHeap.class.getName(),
                        operation.name())
                .redirectErrorStream(true)
                .start();
        var said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, jvm.waitFor(), said);
    }
}
