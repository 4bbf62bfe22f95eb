package orrery.fabric.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTest {
    @Test
    void aLongChainCarriesItsNarrowestEdge() {
        int nodes = 200_000; // deep enough to overflow the stack of a recursive walk
        var flow = new Flow(nodes);
        for (int node = 0; node + 1 < nodes; node++) {
            flow.join(node, node + 1, node == 1234 ? 3 : 7);
        }

        assertEquals(3, flow.most(0, nodes - 1));
    }

    @Test
    void nothingFlowsBetweenPiecesThatDoNotMeet() {
        var flow = new Flow(4);
        flow.join(0, 1, 5);
        flow.join(2, 3, 5);

        assertEquals(0, flow.most(0, 3));
    }

    /** The most that flows is the least that a cut severs (Ford and Fulkerson), and small graphs have few cuts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void equalsTheLeastCutOfAnyGraph(long seed) {
        var random = new Random(seed);
        int nodes = 3 + random.nextInt(7);
        var capacity = new long[nodes][nodes];
        var flow = new Flow(nodes);
        for (int edge = 0; edge < 3 * nodes; edge++) {
            int a = random.nextInt(nodes);
            int b = random.nextInt(nodes);
            long width = random.nextInt(20);
            if (a != b) {
                flow.join(a, b, width);
                capacity[a][b] += width;
                capacity[b][a] += width;
            }
        }

        assertEquals(leastCut(capacity), flow.most(0, nodes - 1), "seed " + seed);
    }

    private static long leastCut(long[][] capacity) {
        int nodes = capacity.length;
        long least = Long.MAX_VALUE;
        for (int side = 0; side < 1 << nodes; side++) {
            if ((side & 1) == 1 && side >> nodes - 1 == 0) {
                least = Math.min(least, severed(capacity, side));
            }
        }
        return least;
    }

    private static long severed(long[][] capacity, int side) {
        long sum = 0;
        for (int a = 0; a < capacity.length; a++) {
            for (int b = 0; b < capacity.length; b++) {
                sum += (side >> a & 1) == 1 && (side >> b & 1) == 0 ? capacity[a][b] : 0;
            }
        }
        return sum;
    }
}
