package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topologies;
import orrery.node.model.LlamaLayer;
import orrery.node.model.LlamaWeights;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.tensor.DenseMatrix;
import orrery.node.tensor.Matrix;

/** One bit of one weight of one GPU is wrong: whoever is served by that GPU's replica is told. */
class BrokenWeightTest {
    private static final int BROKEN_REPLICA = 1;

    @Test
    void oneFlippedBitOfOneRankIsFound() {
        var topology = Topologies.named("hgx-h100");
        var scenario = Runs.of("hgx-h100", new Plan(4, 2, AllReduce.AUTO), 4, 8);
        var good = LoadedModel.open(scenario.model());
        var broken = new LoadedModel(good.tensors(), good.config(), broken(good.weights()), good.tokenizer());
        var goodDevices = new Devices(scenario, topology, good);
        var brokenDevices = new Devices(scenario, topology, broken);
        var victim = topology.gpus()[6]; // rank 2 of replica 1
        var shells = IntStream.range(0, topology.devices())
                .mapToObj(device -> new Shell(
                        (device == victim ? brokenDevices : goodDevices).make(device), Ports.peers(topology, device)))
                .toList();

        PlainLoop.drive(shells, topology);
        var checks = new Collecting(scenario, topology, good, new FoldedPlanes(topology, _ -> 1), shells)
                .findings()
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

    /** In the down projection of the second layer, in the columns of rank 2 of 4. */
    private static LlamaWeights broken(LlamaWeights weights) {
        var layers = new ArrayList<>(weights.layers());
        var layer = layers.get(1);
        layers.set(
                1,
                new LlamaLayer(
                        layer.attentionNorm(),
                        layer.query(),
                        layer.key(),
                        layer.value(),
                        layer.output(),
                        layer.mlpNorm(),
                        layer.gate(),
                        layer.up(),
                        flipped(layer.down(), 17, 2 * 288 + 5)));
        return new LlamaWeights(
                weights.config(), weights.embedding(), List.copyOf(layers), weights.finalNorm(), weights.head());
    }

    /** A copy with the highest bit of one element's exponent flipped. */
    private static Matrix flipped(Matrix weights, int row, int column) {
        var matrix = (DenseMatrix) weights;
        var copy = Arena.ofAuto().allocate(matrix.data().byteSize(), 64).copyFrom(matrix.data());
        var lastByte =
                ((long) row * matrix.columns() + column + 1) * matrix.type().bytes() - 1;
        copy.set(ValueLayout.JAVA_BYTE, lastByte, (byte) (copy.get(ValueLayout.JAVA_BYTE, lastByte) ^ 0x40));
        return Matrix.of(copy, matrix.type(), matrix.rows(), matrix.columns());
    }
}
