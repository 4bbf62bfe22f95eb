package orrery.node.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.fabric.time.Shell;

class ClassListTest {
    @Test
    void aClassThatIsNamedTwiceIsRefused() {
        var twice = List.of("java.lang.String", "-", "java.lang.String");
        var problem = assertThrows(IllegalStateException.class, () -> new ClassList(twice));
        assertTrue(problem.getMessage().contains("twice"), problem.getMessage());
    }

    @Test
    void everyClassThatAFieldOfADeviceCanHoldIsListed() {
        var classes = new ClassList();
        var missing = Reachable.from(Shell.class).entrySet().stream()
                .filter(entry -> !classes.has(entry.getKey()))
                .map(entry -> entry.getKey().getName() + " by " + entry.getValue())
                .toList();
        assertEquals(List.of(), missing, "add them to the end of classes.txt, or to surroundings.txt with a reason");
    }
}
