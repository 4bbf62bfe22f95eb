package orrery.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.payload.CachePart;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Tensor;
import orrery.protocol.wire.proto.ContributionProto;
import orrery.protocol.wire.proto.DeliveryProto;
import orrery.protocol.wire.proto.FrameProto;
import orrery.protocol.wire.proto.PayloadProto;
import orrery.protocol.wire.proto.SendProto;
import orrery.protocol.wire.proto.TensorProto;
import orrery.protocol.wire.proto.TokenChosenProto;

class FrameTest {
    private record Delivery(int destination, int port, long timePs, long spanPs, long order, LinkMessage message) {}

    private static List<Delivery> some(Anything anything, int count) {
        return Stream.generate(() -> new Delivery(
                        anything.number(),
                        anything.number(),
                        anything.time(),
                        anything.time(),
                        anything.time(),
                        anything.message()))
                .limit(count)
                .toList();
    }

    private static ByteString write(long promisePs, List<Delivery> deliveries) {
        var writer = new FrameWriter(promisePs, List.of());
        deliveries.forEach(d -> writer.add(d.destination, d.port, d.timePs, d.spanPs, d.order, d.message));
        return writer.bytes();
    }

    private static List<Delivery> read(ByteString bytes) {
        var deliveries = new ArrayList<Delivery>();
        new FrameReader(bytes)
                .read((destination, port, timePs, spanPs, order, message) ->
                        deliveries.add(new Delivery(destination, port, timePs, spanPs, order, message)));
        return deliveries;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void everyMessageComesBackAsItWas(long seed) {
        var anything = new Anything(seed);
        var promisePs = anything.time();
        var before = some(anything, 2_000);
        var bytes = write(promisePs, before);

        var after = read(bytes);

        assertEquals(promisePs, new FrameReader(bytes).promisePs());
        assertEquals(before.size(), after.size());
        for (var i = 0; i < before.size(); i++) {
            assertSame(before.get(i), after.get(i), "seed " + seed + ", delivery " + i);
        }
        assertEquals(leaves(LinkMessage.class), kinds(before.stream().map(Delivery::message)), "seed " + seed);
        assertEquals(
                leaves(Payload.class),
                kinds(before.stream().map(delivery -> delivery.message.payload())),
                "seed " + seed);
    }

    @Test
    void whatGoesToHundredsIsWrittenOnceAndReadAsOneMemory() {
        var values = new float[10_000];
        Arrays.fill(values, 0.5f);
        var deliveries = IntStream.range(0, 300)
                .mapToObj(to -> new NvlinkMessage.Store(0, to, to, Tensor.view(values, 1, 9_000, to)))
                .map(store -> new Delivery(store.destination(), 0, 0, 0, 0, store))
                .toList();

        var bytes = write(0, deliveries);
        var after = read(bytes);

        assertTrue(bytes.size() < 2 * 4 * values.length, bytes.size() + " B");
        for (var i = 0; i < deliveries.size(); i++) {
            assertSame(deliveries.get(i), after.get(i), "delivery " + i);
        }
        assertEquals(
                1,
                after.stream()
                        .map(delivery -> ((Tensor) delivery.message.payload()).memory())
                        .distinct()
                        .count());
    }

    private static void assertSame(Delivery before, Delivery after, String replay) {
        assertEquals(before.destination, after.destination, replay);
        assertEquals(before.port, after.port, replay);
        assertEquals(before.timePs, after.timePs, replay);
        assertEquals(before.spanPs, after.spanPs, replay);
        assertEquals(before.order, after.order, replay);
        assertEquals(before.message.getClass(), after.message.getClass(), replay);
        assertEquals(before.message.digest(), after.message.digest(), replay);
        assertSame(before.message.payload(), after.message.payload(), replay);
    }

    private static void assertSame(Payload before, Payload after, String replay) {
        assertEquals(before.getClass(), after.getClass(), replay);
        assertEquals(before.bytes(), after.bytes(), replay);
        switch (before) {
            case Tensor tensor -> assertSameBits(tensor, (Tensor) after, replay);
            case Logits logits -> assertSameBits(logits.rows(), ((Logits) after).rows(), replay);
            case CachePart part -> assertSame(part.content(), ((CachePart) after).content(), replay);
            case Step step -> assertEquals(step.rows(), ((Step) after).rows(), replay);
            default -> assertEquals(before, after, replay);
        }
    }

    private static void assertSameBits(Tensor before, Tensor after, String replay) {
        assertArrayEquals(bits(before), bits(after), replay);
    }

    private static int[] bits(Tensor tensor) {
        var bits = new int[tensor.length()];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(tensor.at(i)));
        return bits;
    }

    /** All records of a sealed family, so that a new one fails here until it can be written and read. */
    private static Set<Class<?>> leaves(Class<?> family) {
        var leaves = new HashSet<Class<?>>();
        if (family.isSealed()) {
            for (var member : family.getPermittedSubclasses()) {
                leaves.addAll(leaves(member));
            }
        } else {
            leaves.add(family);
        }
        return leaves;
    }

    private static Set<Class<?>> kinds(Stream<?> objects) {
        var kinds = new HashSet<Class<?>>();
        objects.forEach(object -> kinds.add(object.getClass()));
        return kinds;
    }

    @Test
    void twoMessagesThatDifferInOneThingDifferInTheirDigest() {
        var messages = List.<LinkMessage>of(
                new NvlinkMessage.Store(1, 2, 3, Nothing.INSTANCE),
                new NvlinkMessage.Store(2, 1, 3, Nothing.INSTANCE),
                new NvlinkMessage.Store(1, 2, 4, Nothing.INSTANCE),
                new NvlinkMessage.Multicast(1, 2, 3, Nothing.INSTANCE),
                new NvlinkMessage.Fetch(1, 2, 3),
                new NvlinkMessage.LoadReduce(1, 2, 3),
                new NvlinkMessage.Store(1, 2, 3, Tensor.of(new float[] {0f})),
                new NvlinkMessage.Store(1, 2, 3, Tensor.of(new float[] {-0f})),
                new NvlinkMessage.Store(1, 2, 3, Tensor.of(new float[] {0f, 0f})));
        assertEquals(
                messages.size(),
                messages.stream().map(LinkMessage::digest).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void damagedFramesAreRefusedAndNothingElseHappens(long seed) {
        var random = new SplittableRandom(seed);
        var sound = write(5, some(new Anything(seed), 5)).toByteArray();
        var refused = 0;
        for (var i = 0; i < 20_000; i++) {
            var bytes = damaged(sound, random);
            try {
                read(ByteString.copyFrom(bytes));
            } catch (WireProblem expected) {
                refused++;
            } catch (RuntimeException | Error other) {
                throw new AssertionError("seed " + seed + ", attempt " + i, other);
            }
        }
        assertTrue(refused > 5_000, "only " + refused + " refused, seed " + seed);
    }

    static byte[] damaged(byte[] sound, SplittableRandom random) {
        var bytes = random.nextInt(4) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
        for (var hits = random.nextInt(4); hits >= 0 && bytes.length > 0; hits--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    static Stream<DeliveryProto.Builder> senseless() {
        var ragged = TensorProto.newBuilder().setValues(ByteString.copyFrom(new byte[7]));
        var negative = TensorProto.newBuilder().setChargedBytes(-1);
        var unknown = TensorProto.newBuilder().setSameAs(1);
        var nobody = TokenChosenProto.newBuilder().setRequest(-1);
        return Stream.of(
                DeliveryProto.newBuilder(),
                delivery(PayloadProto.newBuilder().setTensor(ragged)),
                delivery(PayloadProto.newBuilder().setTensor(negative)),
                delivery(PayloadProto.newBuilder().setTensor(unknown)),
                delivery(PayloadProto.newBuilder().setTokenChosen(nobody)),
                delivery(PayloadProto.newBuilder()).setTimePs(-1),
                delivery(PayloadProto.newBuilder()).setSpanPs(-1));
    }

    private static DeliveryProto.Builder delivery(PayloadProto.Builder payload) {
        return DeliveryProto.newBuilder().setSend(SendProto.newBuilder().setPayload(payload));
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void soundBytesWithoutSenseAreRefused(DeliveryProto.Builder delivery) {
        var frame = FrameProto.newBuilder().addDeliveries(delivery).build().toByteString();
        assertThrows(WireProblem.class, () -> read(frame));
    }

    /** A few bytes that say a tensor of two gigabytes follows: refused before anything of that size is made. */
    @Test
    void aClaimOfGigabytesCostsNothing() {
        var tensor = TensorProto.newBuilder().setValues(ByteString.copyFrom(new byte[100]));
        var message = ContributionProto.newBuilder()
                .setPayload(PayloadProto.newBuilder().setTensor(tensor));
        var bytes = FrameProto.newBuilder()
                .addDeliveries(DeliveryProto.newBuilder().setContribution(message))
                .build()
                .toByteArray();
        var claims = new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07};
        for (var at = 0; at + claims.length < bytes.length - 100; at++) {
            var claiming = bytes.clone();
            System.arraycopy(claims, 0, claiming, at, claims.length);
            assertThrows(WireProblem.class, () -> read(ByteString.copyFrom(claiming)), "claim at byte " + at);
        }
    }
}
