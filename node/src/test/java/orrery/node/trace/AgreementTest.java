package orrery.node.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AgreementTest {
    private static final Work REST = new Work.Metadata();

    private static TraceNode node(long id, Work work, Long... after) {
        return new TraceNode(id, "n", work, List.of(after));
    }

    private static RankTrace rank(int rank, TraceNode... nodes) {
        return new RankTrace("t." + rank + ".et", "", List.of(nodes));
    }

    private static Work allReduce(long bytes, String group) {
        return new Work.Collective(CollectiveKind.ALL_REDUCE, bytes, group);
    }

    private static TraceProblem refused(Traces traces) {
        return assertThrows(TraceProblem.class, () -> new Agreement(traces));
    }

    private static TraceProblem refused(RankTrace... ranks) {
        return refused(new Traces(List.of(ranks), List.of()));
    }

    private static void says(TraceProblem problem, String file, String field, String found) {
        assertEquals(file, problem.file(), problem.getMessage());
        assertTrue(problem.field().contains(field), problem.getMessage());
        assertTrue(problem.found().contains(found), problem.getMessage());
    }

    @Test
    void aCircleIsNamedNodeByNode() {
        var problem = refused(rank(0, node(1, REST), node(2, REST, 1L, 4L), node(3, REST, 2L), node(4, REST, 3L)));
        says(problem, "t.0.et", "node 2 (n): dependencies", "2 waits for 4 waits for 3 waits for 2");
    }

    @Test
    void aNodeThatWaitsForItselfIsACircle() {
        says(refused(rank(0, node(7, REST, 7L))), "t.0.et", "node 7", "7 waits for 7");
    }

    @Test
    void aMissingDependencyAndADoubleIdAreNamed() {
        says(refused(rank(0, node(1, REST, 9L))), "t.0.et", "node 1 (n): dependencies", "id 9");
        says(refused(rank(0, node(1, REST), node(1, REST))), "t.0.et", "node 1 (n): id", "twice");
    }

    @Test
    void aPeerThatIsNotThereIsNamed() {
        says(refused(rank(0, node(1, new Work.Send(1, 0, 8)))), "t.0.et", "node 1 (n): comm_dst", "rank 1");
        says(refused(rank(0, node(1, new Work.Receive(0, 0, 8)))), "t.0.et", "comm_src", "which is this one");
    }

    @Test
    void aSendThatNobodyReceivesAndAReceiveThatNobodySendsAreNamed() {
        var send = node(1, new Work.Send(1, 3, 8));
        var receive = node(1, new Work.Receive(0, 3, 8));
        says(refused(rank(0, send), rank(1)), "t.0.et", "comm_dst", "1 sends, 0 receives with tag 3");
        says(refused(rank(0), rank(1, receive)), "t.1.et", "comm_src", "0 sends, 1 receives");
        says(
                refused(rank(0, send), rank(1, node(1, new Work.Receive(0, 4, 8)))),
                "t.0.et",
                "comm_dst",
                "never receives");
        says(
                refused(rank(0, send), rank(1, node(1, new Work.Receive(0, 3, 9)))),
                "t.1.et",
                "comm_size",
                "9 B of the 8 B");
    }

    @Test
    void collectivesMustBeAlikeAtAllMembers() {
        says(refused(rank(0, node(1, allReduce(8, ""))), rank(1)), "t.0.et", "pg_name", "only 0");
        says(
                refused(rank(0, node(1, allReduce(8, ""))), rank(1, node(1, allReduce(16, "")))),
                "t.1.et",
                "node 1",
                "ALL_REDUCE of 16 B, where rank 0 has ALL_REDUCE of 8 B");
    }

    @Test
    void aGroupMustBeKnownAndHoldTheRank() {
        says(refused(rank(0, node(1, allReduce(8, "tp")))), "t.0.et", "pg_name", "\"tp\"");
        var ranks = List.of(rank(0), rank(1, node(1, allReduce(8, "tp"))));
        says(refused(new Traces(ranks, List.of(new Traces.Group("tp", List.of(0))))), "t.1.et", "pg_name", "not in");
        says(refused(new Traces(ranks, List.of(new Traces.Group("tp", List.of(1, 2))))), "groups", "tp", "rank 2");
    }

    @Test
    void ranksThatWouldWaitForEachOtherAreFoundBeforeTheyDo() {
        var zero = rank(0, node(1, new Work.Receive(1, 0, 8)), node(2, new Work.Send(1, 0, 8), 1L));
        var one = rank(1, node(1, new Work.Receive(0, 0, 8)), node(2, new Work.Send(0, 0, 8), 1L));
        says(refused(zero, one), "t.0.et", "node 1", "ranks that wait for each other");
    }

    @Test
    void groupsInOppositeOrderAreFoundBeforeTheyWait() {
        var groups = List.of(new Traces.Group("a", List.of(0, 1)), new Traces.Group("b", List.of(0, 1)));
        var zero = rank(0, node(1, allReduce(8, "a")), node(2, allReduce(8, "b"), 1L));
        var one = rank(1, node(1, allReduce(8, "b")), node(2, allReduce(8, "a"), 1L));
        says(refused(new Traces(List.of(zero, one), groups)), "t.0.et", "", "wait for each other");
    }

    /** Whatever the order of the file, nodes come in that of their ids where they may. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfTheFileDoesNotMatter(long seed) {
        var traces = SeededTraces.of(seed, 2, 3, 40);
        var shuffled = traces.ranks().stream()
                .map(rank -> {
                    var nodes = new ArrayList<>(rank.nodes());
                    Collections.shuffle(nodes, new Random(seed));
                    return new RankTrace(rank.file(), rank.version(), nodes);
                })
                .toList();
        var ordered = new Agreement(traces);
        var other = new Agreement(new Traces(shuffled, traces.groups()));
        for (var rank = 0; rank < 6; rank++) {
            var graph = ordered.graphs().get(rank);
            var graphOfOther = other.graphs().get(rank);
            IntStream.range(0, graph.size()).forEach(place -> {
                assertEquals(graph.node(place), graphOfOther.node(place), "seed " + seed);
                assertEquals(graph.number(place), graphOfOther.number(place), "seed " + seed);
            });
        }
    }

    /** Taking one node away leaves something that others wait for. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aCommunicationThatIsTakenAwayIsMissed(long seed) {
        var traces = SeededTraces.of(seed, 2, 2, 20);
        var nodes = traces.ranks().get(1).nodes();
        for (var gone : nodes) {
            if (gone.work() instanceof Work.Send || gone.work() instanceof Work.Receive) {
                var rest = nodes.stream()
                        .filter(node -> node != gone)
                        .map(node -> new TraceNode(node.id(), node.name(), node.work(), List.of()))
                        .toList();
                var ranks = new ArrayList<>(traces.ranks());
                ranks.set(1, new RankTrace("t.1.et", "", rest));
                refused(new Traces(ranks, traces.groups()));
            }
        }
    }
}
