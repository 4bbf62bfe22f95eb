package orrery.deploy.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.topology.Topologies;
import orrery.node.host.HostMessage.Amended;

/** What people ask of a run, what is written down of it, and what is made of nonsense. */
@Timeout(600)
final class SessionTest {
    private static final Asked ASKED = new Asked("1", "hgx-h100", List.of("seed=2"), "abc", 2, "hgx-h100");

    @TempDir
    private Path folder;

    private final AtomicLong nowPs = new AtomicLong(1_000);
    private JournalWriter journal;
    private Session session;

    /** A run that amends at once. */
    @BeforeEach
    void begin() throws IOException {
        var schedule = FaultSchedule.of(List.of(), Topologies.named("hgx-h100"), 2);
        journal = JournalWriter.create(folder.resolve("journal.jsonl"), ASKED);
        session = new Session(
                schedule,
                List.of(),
                _ -> CompletableFuture.completedFuture(new Amended(1, 0, 1, nowPs.addAndGet(1_000), "")),
                nowPs::get,
                journal);
    }

    private static ObjectNode inject(String action, String select) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("do", "inject")
                .put("action", action)
                .put("select", select);
    }

    private static ObjectNode heal(int fault) {
        return JsonNodeFactory.instance.objectNode().put("do", "heal").put("fault", fault);
    }

    @Test
    void whatIsTypedIsInTheJournalWithItsTime() throws Exception {
        assertEquals(
                0, session.answer(inject("gpu.lost", "gpu[3]")).get("fault").asInt());
        assertEquals(
                1,
                session.answer(inject("nvlink.degraded", "gpu[1].link[2]")
                                .put("effect", "0.5")
                                .put("for", "2 ms"))
                        .get("fault")
                        .asInt());
        assertEquals(4_000, session.answer(heal(0)).get("at_ps").asLong());
        journal.end("f00");

        var read = Journal.read(folder.resolve("journal.jsonl"));

        assertEquals(ASKED, read.asked());
        assertEquals(session.amendments(), read.amendments());
        assertEquals("f00", read.fingerprint().orElseThrow());
    }

    @Test
    void theJournalOfARunThatIsTakenUpIsWrittenAgainWithAllItKnows() throws Exception {
        session.answer(inject("nvlink.degraded", "gpu[1].link[2]")
                .put("effect", "0.125")
                .put("for", "1.5 us")
                .put("every", "4 us")
                .put("until", "3 ms")
                .put("seed", "77"));
        session.answer(inject("nvlink.down", "gpu[2].link[3]").put("effect", "masked"));
        session.answer(heal(1));
        var path = folder.resolve("journal.jsonl");
        Files.writeString(path, Files.readString(path).stripTrailing() + "{\"at");

        JournalWriter.again(path, ASKED, 0, session.amendments()).close();

        assertEquals(session.amendments(), Journal.read(path).amendments());
        assertEquals(ASKED, Journal.read(path).asked());
    }

    @Test
    void heals() throws Exception {
        session.answer(inject("gpu.slowed", "gpu[1]").put("effect", "0.5"));
        var bySelector = JsonNodeFactory.instance.objectNode().put("do", "heal").put("select", "gpu[1]");

        assertEquals(0, session.answer(bySelector.deepCopy()).get("fault").asInt());
        assertTrue(session.answer(bySelector).get("problem").asText().contains("no fault that is active"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpu.lost | gpu[99] | gpu[0] to gpu[7]",
                "gpu.lost | nothing | which hgx-h100 has not",
                "gpu.lots | gpu[1] | gpu.lost",
                "nvlink.flap | gpu[1].link[1] | add for:",
            })
    void refusesWhatCannotBeAndWritesNothing(String action, String select, String says) throws Exception {
        var answer = session.answer(inject(action, select));

        assertTrue(answer.path("problem").asText().contains(says), answer::toString);
        assertEquals(1, Files.readAllLines(folder.resolve("journal.jsonl")).size());
    }

    @Test
    void refusesHealingWhatIsNotThereAndTheSameTwice() throws Exception {
        assertTrue(session.answer(heal(0)).get("problem").asText().contains("there are no faults"));
        session.answer(inject("gpu.lost", "gpu[3]"));
        assertTrue(session.answer(inject("gpu.lost", "gpu[3]"))
                .get("problem")
                .asText()
                .contains("one at a time"));
    }

    @Test
    void neverWritesOverAJournal() {
        assertThrows(
                FileAlreadyExistsException.class, () -> JournalWriter.create(folder.resolve("journal.jsonl"), ASKED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"heal\":0} | at_ps",
                "{\"at_ps\":1} | neither inject nor heal",
                "{\"at_ps\":-1,\"heal\":0} | at_ps",
                "{\"at_ps\":5,\"inject\":{\"action\":\"gpu.lost\"}} | select",
                "{\"at_ps\":5,\"he | cut short",
                "[] | no JSON object",
            })
    void refusesADamagedJournalByLine(String line, String says) throws IOException {
        var file = folder.resolve("damaged.jsonl");
        Files.writeString(file, JournalLines.header(ASKED) + "\n" + line + "\n");

        var problem = assertThrows(InputProblem.class, () -> Journal.read(file));

        assertTrue(problem.getMessage().contains("damaged.jsonl:2"), problem::getMessage);
        assertTrue(problem.getMessage().contains(says), problem::getMessage);
    }

    @Test
    void refusesWhatIsNoJournal() throws IOException {
        Files.writeString(folder.resolve("a"), "{\"a\":1}\n");
        Files.writeString(folder.resolve("b"), "");
        Files.writeString(folder.resolve("c"), JournalLines.header(ASKED).toString());

        assertThrows(InputProblem.class, () -> Journal.read(folder.resolve("a")));
        assertThrows(InputProblem.class, () -> Journal.read(folder.resolve("b")));
        assertThrows(InputProblem.class, () -> Journal.read(folder.resolve("c")));
    }

    @Test
    void answersOverItsSocketAndHangsUpOnNonsense() throws Exception {
        var socket = folder.resolve("control");
        try (var _ = ControlServer.open(socket, session)) {
            assertEquals(
                    0,
                    ControlClient.ask(socket, inject("gpu.lost", "gpu[0]"))
                            .get("fault")
                            .asInt());
            for (var nonsense : List.of(
                    "\n",
                    "{\n",
                    "[1]\n",
                    "{\"do\":7}\n",
                    "{\"do\":\"x\"}\n",
                    "[".repeat(5000) + "\n",
                    "x".repeat(8192))) {
                assertTrue(said(socket, nonsense).contains("problem"), nonsense);
            }
            var faults = ControlClient.ask(
                    socket, JsonNodeFactory.instance.objectNode().put("do", "list"));
            assertEquals(1, faults.get("faults").size());
            assertTrue(faults.at("/faults/0/active").asBoolean());
        }
        assertFalse(Files.exists(socket));
        assertFalse(ControlClient.isAnswered(socket));
    }

    private static String said(Path socket, String what) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(what.getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
