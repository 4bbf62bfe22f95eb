package orrery.node.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.protocol.wire.proto.TraceAttributeProto;
import orrery.protocol.wire.proto.TraceMetadataProto;
import orrery.protocol.wire.proto.TraceNodeProto;
import orrery.protocol.wire.proto.TraceNodeTypeProto;

final class TraceFilesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasWrittenIsReadBack(long seed) {
        var traces = SeededTraces.of(seed, 2, 3, 50);
        TraceFiles.write(folder.resolve("t"), traces);
        var read = TraceFiles.read(folder.resolve("t"), Optional.of(folder.resolve("t.groups.json")));
        assertEquals(traces.groups(), read.groups());
        for (var rank = 0; rank < 6; rank++) {
            assertEquals(
                    traces.ranks().get(rank).nodes(), read.ranks().get(rank).nodes(), "seed " + seed);
        }
    }

    /** Bytes put together by hand from the numbers of Chakra's schema 0.0.4. */
    @Test
    void aFileHasTheBytesThatChakrasSchemaSays() throws IOException {
        var node = new TraceNode(3, "ar", new Work.Collective(CollectiveKind.ALL_GATHER, 300, "1"), List.of(1L, 2L));
        var traces = new Traces(List.of(new RankTrace("", "", List.of(node))), List.of());
        TraceFiles.write(folder.resolve("t"), traces);
        var metadata = "07" + "0a05" + HexFormat.of().formatHex("0.0.4".getBytes(UTF_8));
        var isCpu = attribute("is_cpu_op", "d80100");
        var type = attribute("comm_type", "4802");
        var size = attribute("comm_size", "48ac02");
        var group = attribute("pg_name", "ea010131");
        var body = "0803" + "12026172" + "1807" + "2a020102" + isCpu + type + size + group;
        var expected = metadata + HexFormat.of().toHexDigits((byte) (body.length() / 2)) + body;
        assertEquals(expected, HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("t.0.et"))));
    }

    /** Field 10 of a node: a name, field 1, and a value. */
    private static String attribute(String name, String value) {
        var hex = HexFormat.of().formatHex(name.getBytes(UTF_8));
        var content = "0a" + HexFormat.of().toHexDigits((byte) name.length()) + hex + value;
        return "52" + HexFormat.of().toHexDigits((byte) (content.length() / 2)) + content;
    }

    @Test
    void everyTypeOfIntegerWillDo() throws IOException {
        var attribute = TraceAttributeProto.newBuilder().setName("comm_size");
        for (var typed : List.of(
                attribute.clone().setInt32Val(300),
                attribute.clone().setUint32Val(300),
                attribute.clone().setUint64Val(300),
                attribute.clone().setSint64Val(300),
                attribute.clone().setFixed32Val(300),
                attribute.clone().setSfixed64Val(300),
                attribute.clone().setDoubleVal(300))) {
            var node = TraceNodeProto.newBuilder()
                    .setType(TraceNodeTypeProto.COMM_COLL_NODE)
                    .addAttr(TraceAttributeProto.newBuilder()
                            .setName("comm_type")
                            .setInt64Val(0))
                    .addAttr(typed);
            var read = read(bytes(node.build())).nodes().getFirst().work();
            assertEquals(new Work.Collective(CollectiveKind.ALL_REDUCE, 300, ""), read);
        }
    }

    private static byte[] bytes(TraceNodeProto... nodes) throws IOException {
        var out = new ByteArrayOutputStream();
        TraceMetadataProto.newBuilder().setVersion("0.0.4").build().writeDelimitedTo(out);
        for (var node : nodes) {
            node.writeDelimitedTo(out);
        }
        return out.toByteArray();
    }

    private static RankTrace read(byte[] bytes) {
        return new TraceReading("t.0.et", new ByteArrayInputStream(bytes), new Room(1 << 20)).read(0);
    }

    private static TraceProblem refused(byte[] bytes) {
        return assertThrows(TraceProblem.class, () -> read(bytes));
    }

    private static TraceNodeProto.Builder node(TraceNodeTypeProto type) {
        return TraceNodeProto.newBuilder().setId(5).setType(type);
    }

    @Test
    void whatIsMissingOrWrongInANodeIsNamed() throws IOException {
        var collective = node(TraceNodeTypeProto.COMM_COLL_NODE);
        assertEquals("node 5: comm_type", refused(bytes(collective.build())).field());
        var unknown = collective
                .clone()
                .addAttr(TraceAttributeProto.newBuilder().setName("comm_type").setInt64Val(10));
        assertTrue(refused(bytes(unknown.build())).allowed().contains("9 BARRIER"));
        var send = node(TraceNodeTypeProto.COMM_SEND_NODE)
                .addAttr(TraceAttributeProto.newBuilder().setName("comm_src").setInt32Val(3));
        assertEquals("node 5: comm_src", refused(bytes(send.build())).field());
        var negative = node(TraceNodeTypeProto.COMP_NODE)
                .addAttr(TraceAttributeProto.newBuilder().setName("num_ops").setInt64Val(-1));
        assertEquals("node 5: num_ops", refused(bytes(negative.build())).field());
        var text = node(TraceNodeTypeProto.COMP_NODE)
                .addAttr(TraceAttributeProto.newBuilder().setName("num_ops").setStringVal("x"));
        assertEquals("string_val", refused(bytes(text.build())).found());
        var endless = node(TraceNodeTypeProto.COMP_NODE).setDurationMicros(-1);
        assertEquals("node 5: duration_micros", refused(bytes(endless.build())).field());
        assertEquals(
                "node 5: type",
                refused(bytes(node(TraceNodeTypeProto.INVALID_NODE)
                                .setTypeValue(8)
                                .build()))
                        .field());
    }

    @Test
    void sizesThatOverflowTogetherAreRefused() throws IOException {
        var large = node(TraceNodeTypeProto.MEM_LOAD_NODE)
                .addAttr(TraceAttributeProto.newBuilder().setName("tensor_size").setUint64Val(1L << 49))
                .build();
        assertEquals(2, read(bytes(large, large)).nodes().size());
        assertEquals("node 5: tensor_size", refused(bytes(large, large, large)).field());
    }

    @Test
    void lengthsAreNotBelieved() throws IOException {
        for (var length : List.of(1L << 20 | 1, (1L << 31) - 1, 1L << 31, 1L << 40, -1L)) {
            var out = new ByteArrayOutputStream();
            var coded = CodedOutputStream.newInstance(out);
            coded.writeUInt64NoTag(length);
            coded.flush();
            assertTrue(refused(out.toByteArray()).found().contains("byte"), length + " B");
        }
        assertTrue(refused(new byte[] {100, 1}).remedy().contains("cut off"));
        assertTrue(refused(new byte[] {(byte) 0x80}).remedy().contains("cut off"));
        assertEquals("nothing", refused(new byte[0]).found());
    }

    /** 100,000 nodes in a few bytes each, and a million dependencies in one node, unfold to more than there is room for. */
    @Test
    void smallFilesThatUnfoldToMuchAreRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(bytes());
        for (var i = 0; i < 100_000; i++) {
            TraceNodeProto.newBuilder().setId(i).build().writeDelimitedTo(out);
        }
        assertTrue(refused(out.toByteArray()).remedy().contains("-Xmx"));
        var many = TraceNodeProto.newBuilder();
        for (var i = 0; i < 300_000; i++) {
            many.addDataDeps(i);
        }
        assertTrue(refused(bytes(many.build())).remedy().contains("-Xmx"));
    }

    @Test
    void aMissingRankIsNamed() throws IOException {
        TraceFiles.write(folder.resolve("t"), SeededTraces.of(1, 1, 4, 5));
        Files.delete(folder.resolve("t.2.et"));
        var gap = assertThrows(TraceProblem.class, () -> TraceFiles.read(folder.resolve("t"), Optional.empty()));
        assertEquals(folder.resolve("t.2.et").toString(), gap.file());
        var none = assertThrows(TraceProblem.class, () -> TraceFiles.read(folder.resolve("x"), Optional.empty()));
        assertEquals(folder.resolve("x.0.et").toString(), none.file());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"a\":1}",
                "{\"a\":[]}",
                "{\"a\":[1,1]}",
                "{\"a\":[-1]}",
                "{\"a\":[0],\"a\":[1]}",
                "{\"a\":[1e99]}",
                "{\"a\":[0]} x"
            })
    void groupsThatAreNoneAreRefused(String text) throws IOException {
        TraceFiles.write(folder.resolve("t"), SeededTraces.of(1, 1, 2, 2));
        var file = Files.writeString(folder.resolve("groups.json"), text);
        var problem = assertThrows(TraceProblem.class, () -> TraceFiles.read(folder.resolve("t"), Optional.of(file)));
        assertEquals(file.toString(), problem.file());
    }

    @Test
    void everyCutOfAFileIsReadOrRefused() throws IOException {
        TraceFiles.write(folder.resolve("t"), SeededTraces.of(7, 1, 2, 12));
        var whole = Files.readAllBytes(folder.resolve("t.0.et"));
        for (var length = 0; length < whole.length; length++) {
            survives(Arrays.copyOf(whole, length), "cut to " + length);
        }
    }

    /** Flipped bits, spliced and repeated stretches: either a trace comes out, which agrees or not, or a problem. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damagedFilesAreReadOrRefused(long seed) throws IOException {
        TraceFiles.write(folder.resolve("t"), SeededTraces.of(seed, 1, 2, 12));
        var whole = Files.readAllBytes(folder.resolve("t.0.et"));
        var random = new Random(seed);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (var round = 0; round < 3_000; round++) {
                var bytes = whole.clone();
                for (var hit = random.nextInt(4); hit >= 0; hit--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                if (random.nextInt(4) == 0) {
                    var from = random.nextInt(bytes.length);
                    var to = random.nextInt(bytes.length);
                    System.arraycopy(whole, from, bytes, to, whole.length - Math.max(from, to));
                }
                survives(bytes, "seed " + seed + " round " + round);
            }
        });
    }

    private static void survives(byte[] bytes, String which) {
        try {
            new Agreement(new Traces(List.of(read(bytes)), List.of()));
        } catch (TraceProblem refused) {
            assertEquals("t.0.et", refused.file(), which + ": " + refused.getMessage());
            assertTrue(refused.getMessage().length() < 2_000, which + ": " + refused.getMessage());
        }
    }
}
