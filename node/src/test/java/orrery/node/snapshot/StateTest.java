package orrery.node.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import orrery.fabric.time.Alarm;
import orrery.node.program.Group;
import orrery.node.recovery.SharedArrays;
import orrery.node.snapshot.SnapshotProblem.Reason;
import orrery.protocol.payload.Tensor;

/** One object that was made with its device, and what comes into it later. */
class StateTest {
    private final ClassList classes = new ClassList();
    private final SharedArrays arrays = new SharedArrays();

    @Test
    void everyKindOfCollectionComesBackAsItWas() {
        var before = contents();
        var after = restored(before);
        for (var i = 0; i < before.size(); i++) {
            if (before.get(i) instanceof float[] numbers) {
                assertArrayEquals(numbers, (float[]) after.get(i));
            } else if (before.get(i) instanceof ArrayDeque<?> queue) {
                assertEquals(List.copyOf(queue), List.copyOf((ArrayDeque<?>) after.get(i)));
            } else if (!(before.get(i) instanceof IdentityHashMap)) {
                assertEquals(before.get(i), after.get(i));
            }
        }
    }

    private static List<Object> contents() {
        var bits = new BitSet();
        bits.set(3, 77);
        return List.of(
                new HashMap<>(Map.of("a", List.of(1, 2, 3), "b", List.of())),
                new TreeMap<>(Map.of(7L, Optional.of("seven"), -7L, Optional.empty())),
                new ArrayDeque<>(List.of(1.5, -0.0, Double.NaN)),
                new float[] {1, Float.NaN, -0f},
                new float[1000],
                Arrays.asList(1, null, 3),
                Set.of(Alarm.START, new Alarm(1L << 60)),
                Map.of("x", 1, "y", 2),
                bits,
                "grüß dich",
                Group.EXPERTS,
                true);
    }

    @Test
    void whatWasOneObjectIsOneObject() {
        var shared = new ArrayList<>(List.of("in two places"));
        var after = restored(List.of(shared, Optional.of(shared), new Object[] {shared}));
        assertNotSame(shared, after.getFirst());
        assertSame(after.get(0), ((Optional<?>) after.get(1)).orElseThrow());
        assertSame(after.get(0), ((Object[]) after.get(2))[0]);
    }

    @Test
    void rangesOfOneArrayAreRangesOfOneAgainAndArraysThatMayChangeAreNot() {
        var sent = new float[300];
        for (var i = 0; i < sent.length; i++) {
            sent[i] = i;
        }
        var before = List.of(Tensor.view(sent, 10, 110, 7), Tensor.view(sent, 200, 300), sent, sent.clone(), sent);

        var after = restored(before);

        assertEquals(1, arrays.all().size());
        var first = (Tensor) after.get(0);
        assertEquals(before.getFirst().toString(), first.toString());
        assertEquals(((Tensor) before.getFirst()).digest(), first.digest());
        assertEquals(200f, ((Tensor) after.get(1)).at(0));
        assertSame(first.memory(), ((Tensor) after.get(1)).memory());
        assertNotSame(first.memory(), after.get(2));
        assertNotSame(after.get(2), after.get(3));
        assertSame(after.get(2), after.get(4));
        assertArrayEquals(sent, (float[]) after.get(3));
    }

    @Test
    void whatRefersToItselfStillDoes() {
        var loop = new ArrayList<>();
        loop.add(Optional.of(loop));
        var after = (List<?>) restored(List.of(loop)).getFirst();
        assertSame(after, ((Optional<?>) after.getFirst()).orElseThrow());
    }

    @Test
    void aChainOfAHundredThousandObjectsNeedsNoDeepStack() {
        var chain = new ArrayList<Object>();
        for (var i = 0; i < 100_000; i++) {
            chain = new ArrayList<>(List.of(chain));
        }
        var after = restored(List.of(chain)).getFirst();
        for (var i = 0; i < 100_000; i++) {
            after = ((List<?>) after).getFirst();
        }
        assertEquals(List.of(), after);
    }

    @Test
    void aClassThatIsNotListedIsNamed() {
        var problem = assertThrows(SnapshotProblem.class, () -> saved(List.of(new StringBuilder())));
        assertEquals(Reason.UNSAVABLE, problem.reason());
        assertTrue(problem.getMessage().contains("java.lang.StringBuilder"), problem.getMessage());
        assertTrue(problem.getMessage().contains("java.util.ArrayList"), problem.getMessage());
    }

    @Test
    void aLambdaThatIsMadeLaterIsRefused() {
        Runnable later = () -> classes.hash();
        var problem = assertThrows(SnapshotProblem.class, () -> saved(List.of(later)));
        assertTrue(problem.getMessage().contains("no name"), problem.getMessage());
    }

    /** Whatever the bytes are, reading ends soon, and reserves no more than a small multiple of them. */
    @Test
    void damagedBytesAreRefusedOrRead() {
        var whole = saved(contents());
        for (var seed = 0L; seed < 20_000; seed++) {
            var random = new SplittableRandom(seed);
            var damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (var flips = random.nextInt(4); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            readDamaged(damaged, seed);
        }
    }

    private void readDamaged(byte[] damaged, long seed) {
        try {
            read(damaged);
        } catch (SnapshotProblem problem) {
            assertEquals(Reason.DAMAGED, problem.reason(), "seed " + seed);
        }
    }

    private List<?> restored(List<?> contents) {
        return read(saved(contents));
    }

    private byte[] saved(List<?> contents) {
        var out = new Output(64, -1);
        new Writing(made(new ArrayList<>(contents)), classes, _ -> made(List.of()), arrays::keep).appendTo(out);
        return out.toBytes();
    }

    private List<?> read(byte[] state) {
        var list = new ArrayList<>();
        Reading.whole(made(list), classes, _ -> made(List.of()), new Input(state), arrays.all()::get);
        return list;
    }

    private static Known made(List<?> list) {
        return new Known(List.of(list), List.of(), 0);
    }
}
