package orrery.node.trace;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import orrery.protocol.wire.proto.TraceMetadataProto;
import orrery.protocol.wire.proto.TraceNodeProto;

/** Reads one file message by message, so that no length in it is believed before it was checked. */
final class TraceReading {
    /** Of one message: a node of thousands of ranks is far below. */
    private static final int LONGEST_MESSAGE = 1 << 20;

    private static final int VARINT_BYTES = 5;

    private final String file;
    private final InputStream in;
    private final Room room;
    private long at;

    TraceReading(String file, InputStream in, Room room) {
        this.file = file;
        this.in = in;
        this.room = room;
    }

    /** @throws TraceProblem where it is no trace, or holds what means nothing */
    RankTrace read(int rank) {
        var first = next(TraceMetadataProto.parser(), "GlobalMetadata");
        if (first == null) {
            throw problem("nothing", "a GlobalMetadata, then nodes", "is it the file that was meant?");
        }
        return new RankTrace(file, first.getVersion(), nodes(rank));
    }

    private List<TraceNode> nodes(int rank) {
        var reading = new NodeReading(file, rank);
        var nodes = new ArrayList<TraceNode>();
        for (var proto = node(); proto != null; proto = node()) {
            var node = reading.read(proto);
            room.take(file, node);
            nodes.add(node);
        }
        return nodes;
    }

    private TraceNodeProto node() {
        return next(TraceNodeProto.parser(), "Node");
    }

    /** Null at the end of the file. */
    private <T extends MessageLite> T next(Parser<T> parser, String what) {
        var from = at;
        try {
            var length = length();
            if (length < 0) {
                return null;
            }
            var bytes = in.readNBytes(length);
            at += bytes.length;
            if (bytes.length < length) {
                throw problem(
                        bytes.length + " bytes of a " + what + " of " + length + " at byte " + from,
                        "whole messages",
                        "the file was cut off: write it again");
            }
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException broken) {
            throw problem(
                    "no " + what + " at byte " + from + ": " + TraceProblem.quote(broken.getMessage()),
                    "a Chakra execution trace, schema 0.0.4",
                    "is it an .et file, not compressed and not JSON?");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** -1 at the end of the file. */
    private int length() throws IOException {
        var bytes = new byte[VARINT_BYTES];
        for (var i = 0; i < VARINT_BYTES; i++) {
            var next = in.read();
            if (next < 0 && i == 0) {
                return -1;
            }
            at++;
            bytes[i] = (byte) next;
            if (next < 0x80) { // the end of the file within a length is one byte of ones: refused below
                var length = next < 0
                        ? -1
                        : CodedInputStream.newInstance(bytes, 0, i + 1).readRawVarint32();
                return requireLength(length);
            }
        }
        return requireLength(Integer.MAX_VALUE);
    }

    private int requireLength(int length) {
        if (length < 0) {
            throw problem(
                    "an end within a length, at byte " + at, "whole messages", "the file was cut off: write it again");
        }
        if (length > LONGEST_MESSAGE) {
            throw problem(
                    "a message of more than " + LONGEST_MESSAGE + " bytes at byte " + at,
                    "messages of up to " + LONGEST_MESSAGE + " bytes",
                    "is it an .et file, not compressed and not JSON?");
        }
        return length;
    }

    private TraceProblem problem(String found, String allowed, String remedy) {
        return new TraceProblem(file, "", found, allowed, remedy);
    }
}
