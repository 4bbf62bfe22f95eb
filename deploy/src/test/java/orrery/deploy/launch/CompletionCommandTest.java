package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionCommandTest {
    private final Terminal terminal = new Terminal();

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void knowsEveryCommandThatHelpShows(String shell) {
        assertEquals(0, terminal.orrery("completion", shell));

        for (var command : HelpTest.commands()) {
            if (!command.contains(" ")) {
                assertTrue(terminal.out.toString().contains(command), command);
            }
        }
    }

    @Test
    void aShellThatIsNoneEndsWithTwo() {
        assertEquals(2, terminal.orrery("completion", "fihs"));

        assertTrue(terminal.err.toString().contains("did you mean fish?"), terminal.err::toString);
    }
}
