package orrery.deploy.perfetto;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The messages of a trace, by the field numbers of Perfetto's public {@code .proto} files. */
final class Packets {
    private static final long PICOS_PER_NANO = 1000;
    /** Of {@code Trace}. */
    private static final int PACKET = 1;

    private static final int SEQUENCE = 1;
    private static final int BYTES = 3;

    /** Fields of {@code TracePacket}. */
    private interface Packet {
        int TIMESTAMP = 8;
        int SEQUENCE_ID = 10;
        int TRACK_EVENT = 11;
        int TRACK_DESCRIPTOR = 60;
    }

    /** Fields of {@code TrackDescriptor} and what is in it. */
    private interface Descriptor {
        int UUID = 1;
        int NAME = 2;
        int PROCESS = 3;
        int PARENT_UUID = 5;
        int COUNTER = 8;
        int PROCESS_PID = 1;
        int PROCESS_NAME = 6;
        int COUNTER_UNIT = 3;
    }

    /** Fields and types of {@code TrackEvent}. */
    private interface Event {
        int TYPE = 9;
        int TRACK_UUID = 11;
        int NAME = 23;
        int COUNTER_VALUE = 30;
        int FLOW_IDS = 47;
        int SLICE_BEGIN = 1;
        int SLICE_END = 2;
        int COUNTER = 4;
    }

    private Packets() {}

    /** What is written into a message. */
    @FunctionalInterface
    private interface Content {
        void write(CodedOutputStream out) throws IOException;
    }

    static ByteString process(long uuid, int pid, String name) {
        return packet(out -> out.writeBytes(Packet.TRACK_DESCRIPTOR, message(track -> {
            track.writeUInt64(Descriptor.UUID, uuid);
            track.writeBytes(Descriptor.PROCESS, message(process -> {
                process.writeInt32(Descriptor.PROCESS_PID, pid);
                process.writeString(Descriptor.PROCESS_NAME, name);
            }));
        })));
    }

    /** @param parent 0 for a track of its own */
    static ByteString track(long uuid, long parent, String name) {
        return packet(
                out -> out.writeBytes(Packet.TRACK_DESCRIPTOR, message(track -> named(track, uuid, parent, name))));
    }

    /** Of bytes. */
    static ByteString counter(long uuid, long parent, String name) {
        return packet(out -> out.writeBytes(Packet.TRACK_DESCRIPTOR, message(track -> {
            named(track, uuid, parent, name);
            track.writeBytes(Descriptor.COUNTER, message(counter -> counter.writeEnum(Descriptor.COUNTER_UNIT, BYTES)));
        })));
    }

    private static void named(CodedOutputStream track, long uuid, long parent, String name) throws IOException {
        track.writeUInt64(Descriptor.UUID, uuid);
        track.writeString(Descriptor.NAME, name);
        if (parent != 0) {
            track.writeUInt64(Descriptor.PARENT_UUID, parent);
        }
    }

    /** @param flow all slices with the same are connected, in the order of time; 0 for none */
    static ByteString begin(long atPs, long track, String name, long flow) {
        return event(atPs, Event.SLICE_BEGIN, track, event -> {
            event.writeString(Event.NAME, name);
            if (flow != 0) {
                event.writeFixed64(Event.FLOW_IDS, flow);
            }
        });
    }

    static ByteString end(long atPs, long track) {
        return event(atPs, Event.SLICE_END, track, _ -> {});
    }

    static ByteString value(long atPs, long track, long value) {
        return event(atPs, Event.COUNTER, track, event -> event.writeInt64(Event.COUNTER_VALUE, value));
    }

    private static ByteString event(long atPs, int type, long track, Content more) {
        return packet(out -> {
            out.writeUInt64(Packet.TIMESTAMP, atPs / PICOS_PER_NANO);
            out.writeBytes(Packet.TRACK_EVENT, message(event -> {
                event.writeEnum(Event.TYPE, type);
                event.writeUInt64(Event.TRACK_UUID, track);
                more.write(event);
            }));
        });
    }

    private static ByteString packet(Content content) {
        return message(trace -> trace.writeBytes(PACKET, message(packet -> {
            packet.writeUInt32(Packet.SEQUENCE_ID, SEQUENCE);
            content.write(packet);
        })));
    }

    private static ByteString message(Content content) {
        var bytes = ByteString.newOutput();
        var out = CodedOutputStream.newInstance(bytes, 128);
        try {
            content.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteString();
    }
}
