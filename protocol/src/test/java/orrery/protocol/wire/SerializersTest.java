package orrery.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import com.google.protobuf.ByteString;
import com.typesafe.config.ConfigFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.protocol.wire.PeerMessage.FramePart;
import orrery.protocol.wire.PeerMessage.Resend;

class SerializersTest {
    private static final ActorSystem<Void> SYSTEM = ActorSystem.create(
            Behaviors.empty(),
            "serializers",
            ConfigFactory.parseString("""
                            pekko.loglevel = OFF
                            pekko.stdout-loglevel = OFF
                            orrery.kryo.registrars = ["%s"]
                            """.formatted(Registrar.class.getName())).withFallback(ConfigFactory.load()));
    private static final ActorRef<String> SOMEONE = SYSTEM.systemActorOf(Behaviors.empty(), "someone", Props.empty());
    private static final KryoSerializer KRYO = new KryoSerializer((ExtendedActorSystem) Adapter.toClassic(SYSTEM));
    private static final WireSerializer WIRE = new WireSerializer();

    /** What the tests send by Kryo. */
    public record Known(String name, List<Integer> numbers, long[] more, ActorRef<String> someone) {}

    /** Never registered. */
    public record Stranger(int number) {}

    /** Made by name, as a module's own would be. */
    public static final class Registrar implements KryoRegistrar {
        @Override
        public void register(Kryo kryo) {
            kryo.register(Known.class, 100);
            kryo.register(long[].class, 101);
        }
    }

    @AfterAll
    static void stop() {
        SYSTEM.terminate();
    }

    private static Known known() {
        return new Known("Größe", List.of(1, 2, -3), new long[] {Long.MIN_VALUE, 5}, SOMEONE);
    }

    private static FramePart part() {
        return new FramePart(1, 1L << 40, 3, 4, 5, ByteString.copyFromUtf8("content"));
    }

    @Test
    void namesAndNumbersAreForEver() {
        assertEquals(771_001, WIRE.identifier());
        assertEquals("frame-part/1", WIRE.manifest(part()));
        assertEquals("resend/1", WIRE.manifest(new Resend(1, 2, 3, List.of())));
        assertEquals(771_002, KRYO.identifier());
        assertEquals("kryo/1", KRYO.manifest(known()));
    }

    @Test
    void whatPeersSayComesBackAsItWas() {
        for (var message : List.of(part(), new Resend(1, 2, 3, List.of()), new Resend(9, 0, 1, List.of(4, 0, 7)))) {
            assertEquals(message, WIRE.fromBinary(WIRE.toBinary(message), WIRE.manifest(message)));
        }
    }

    @Test
    void anUnknownManifestIsRefused() {
        assertThrows(WireProblem.class, () -> WIRE.fromBinary(new byte[0], "frame-part/2"));
    }

    @Test
    void aRegisteredClassComesBackAsItWas() {
        var before = known();
        var after = (Known) KRYO.fromBinary(KRYO.toBinary(before), "kryo/1");
        assertEquals(before.name(), after.name());
        assertEquals(before.numbers(), after.numbers());
        assertTrue(Arrays.equals(before.more(), after.more()));
        assertEquals(before.someone(), after.someone());
    }

    @Test
    void aClassThatNobodyRegisteredIsRefusedOnBothSides() {
        assertThrows(IllegalArgumentException.class, () -> KRYO.toBinary(new Stranger(1)));

        var careless = new Kryo();
        careless.setRegistrationRequired(false);
        var output = new Output(100, -1);
        careless.writeClassAndObject(output, new Stranger(1));
        assertThrows(WireProblem.class, () -> KRYO.fromBinary(output.toBytes(), "kryo/1"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void damagedMessagesAreRefusedAndNothingElseHappens(long seed) {
        var random = new SplittableRandom(seed);
        var resend = WIRE.toBinary(new Resend(1, 2, 3, List.of(4, 5, 6)));
        var part = WIRE.toBinary(part());
        var known = KRYO.toBinary(known());
        for (var i = 0; i < 20_000; i++) {
            var replay = "seed " + seed + ", attempt " + i;
            survives(() -> WIRE.fromBinary(FrameTest.damaged(resend, random), "resend/1"), replay);
            survives(() -> WIRE.fromBinary(FrameTest.damaged(part, random), "frame-part/1"), replay);
            survives(() -> KRYO.fromBinary(FrameTest.damaged(known, random), "kryo/1"), replay);
        }
    }

    private static void survives(Runnable reading, String replay) {
        try {
            reading.run();
        } catch (WireProblem expected) {
            // refused
        } catch (RuntimeException | Error other) {
            throw new AssertionError(replay, other);
        }
    }

    /** An array of a billion in six bytes: refused before it is made, or the test would run out of memory. */
    @Test
    void aLengthThatTheBytesCannotHoldIsRefused() {
        var output = new Output(100, -1);
        output.writeVarInt(101 + 2, true);
        output.writeVarInt(1_000_000_000, true);
        var problem = assertThrows(WireProblem.class, () -> KRYO.fromBinary(output.toBytes(), "kryo/1"));
        assertTrue(problem.getMessage().contains("1000000000"), problem.getMessage());
    }
}
