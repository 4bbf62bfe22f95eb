package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topologies;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Part;
import orrery.node.model.Weights;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.tensor.Matrix;

/** One bit of one weight of one GPU is wrong: whoever is served by that GPU's replica is told. */
class BrokenWeightTest {
    private static final int BROKEN_REPLICA = 1;

    @Test
    void oneFlippedBitOfOneRankIsFound() {
        var topology = Topologies.named("hgx-h100");
        var scenario = Runs.of("hgx-h100", new Plan(4, 2, AllReduce.AUTO), 4, 8);
        var good = Models.open(scenario).served();
        var broken =
                new LoadedModel(good.architecture(), new Broken(good.weights()), good.tokenizer(), good.endTokens());
        var goodDevices = new Devices(scenario, topology, new Models(good, null));
        var brokenDevices = new Devices(scenario, topology, new Models(broken, null));
        var victim = topology.gpus()[6]; // rank 2 of replica 1
        var shells = IntStream.range(0, topology.devices())
                .mapToObj(device -> new Shell(
                        (device == victim ? brokenDevices : goodDevices).make(device), Ports.peers(topology, device)))
                .toList();

        PlainLoop.drive(shells, topology);
        var checks = new Collecting(scenario, topology, good, new FoldedPlanes(topology, _ -> 1), shells)
                .findings(true, goodDevices.foresights())
                .checks();

        assertEquals(4, checks.size());
        for (var check : checks) {
            if (check.request() % 2 == BROKEN_REPLICA) {
                assertFalse(check.equal(), check.toString());
                assertNotNull(check.difference(), check.toString());
            } else {
                assertNull(check.difference(), check.toString());
            }
        }
    }

    /** Weights of which the highest bit of one element's exponent is flipped, in the columns of rank 2 of 4. */
    private record Broken(Weights good) implements Weights {
        private static final int BLOCK = 3; // the second layer's network
        private static final int ROW = 17;
        private static final int COLUMN = 2 * 288 + 5;

        @Override
        public Architecture architecture() {
            return good.architecture();
        }

        @Override
        public Matrix slice(Part part, int block, int expert, int rowFrom, int rowTo, int columnFrom, int columnTo) {
            var slice = good.slice(part, block, expert, rowFrom, rowTo, columnFrom, columnTo);
            var hit = part == Part.DOWN
                    && block == BLOCK
                    && rowFrom <= ROW
                    && ROW < rowTo
                    && columnFrom <= COLUMN
                    && COLUMN < columnTo;
            return hit ? flipped(slice, ROW - rowFrom, COLUMN - columnFrom) : slice;
        }

        private static Matrix flipped(Matrix slice, int row, int column) {
            var values = new float[slice.rows() * slice.columns()];
            for (var each = 0; each < slice.rows(); each++) {
                slice.copyRow(each, values, each * slice.columns());
            }
            var at = row * slice.columns() + column;
            values[at] = Float.intBitsToFloat(Float.floatToRawIntBits(values[at]) ^ 0x4000_0000);
            return Matrix.copyOf(values, slice.rows(), slice.columns());
        }

        @Override
        public float[] vector(Part part, int block, int expert) {
            return good.vector(part, block, expert);
        }
    }
}
