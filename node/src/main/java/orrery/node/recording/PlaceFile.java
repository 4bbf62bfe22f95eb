package orrery.node.recording;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import orrery.fabric.link.PortSeries;
import orrery.fabric.time.Span;

/**
 * What one place of a run records, while it is written. By one thread at a time; where the disk fails, nothing more is written, and
 * {@link #seal} says why.
 */
public final class PlaceFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Output out;
    private final Map<Object, Integer> known = new IdentityHashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private long lastPs;
    private KryoException failure; // null while all is well

    private PlaceFile(Output out) {
        this.out = out;
    }

    /**
     * @param file must not be there, or is replaced
     * @param beginsPs nothing before is on record, in this file or another
     */
    public static PlaceFile create(Path file, long beginsPs) throws IOException {
        var made = new PlaceFile(new Output(Files.newOutputStream(file), BUFFER_BYTES));
        made.out.writeInt(Marks.MAGIC);
        made.out.writeVarInt(Marks.VERSION, true);
        made.out.writeVarLong(beginsPs, true);
        made.flush();
        return made;
    }

    /** Spans come in the order of time, then device. */
    public void add(Span span) {
        if (failure != null) {
            return;
        }
        try {
            write(span);
        } catch (KryoException full) {
            failure = full;
        }
    }

    private void write(Span span) {
        var name = known.get(span.what());
        if (name == null) {
            name = name(Words.of(span.what()));
            known.put(span.what(), name);
        }
        out.writeByte(Marks.SPAN + span.lane().ordinal());
        out.writeVarLong(span.recordedPs() - lastPs, true);
        out.writeVarInt(span.device(), true);
        out.writeVarInt(name, true);
        out.writeVarLong(span.recordedPs() - span.fromPs(), false);
        out.writeVarLong(span.toPs() - span.fromPs(), true);
        out.writeVarLong(span.about(), true);
        lastPs = span.recordedPs();
    }

    private int name(String text) {
        var number = names.get(text);
        if (number == null) {
            number = names.size();
            names.put(text, number);
            out.writeByte(Marks.NAME);
            write(text);
        }
        return number;
    }

    private void write(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var kept = Arrays.copyOf(bytes, Math.min(bytes.length, Marks.LONGEST_NAME));
        out.writeVarInt(kept.length, true);
        out.writeBytes(kept);
    }

    /** @throws IOException where something of what was added is not on disk */
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (KryoException full) {
            failure = full;
        }
        if (failure != null) {
            throw cause(failure);
        }
    }

    private static IOException cause(KryoException full) {
        return new IOException(full.getCause() == null ? full : full.getCause());
    }

    /**
     * Nothing more is to come.
     *
     * @throws IOException where something of it is not on disk
     */
    public void seal(List<PortSeries> series) throws IOException {
        try (this) {
            if (failure != null) {
                throw failure;
            }
            var from = out.total();
            series.forEach(this::write);
            out.writeByte(Marks.END);
            out.writeLong(from);
            out.flush();
        } catch (KryoException full) {
            throw cause(full);
        }
    }

    private void write(PortSeries series) {
        out.writeByte(Marks.SERIES);
        out.writeVarInt(series.device(), true);
        out.writeVarInt(series.ports().size(), true);
        series.ports().forEach(port -> out.writeVarInt(port, true));
        write(series.medium());
        out.writeVarLong(series.bucketPs(), true);
        out.writeVarInt(series.bytes().length, true);
        for (var bytes : series.bytes()) {
            out.writeVarLong(bytes, true);
        }
    }

    /** Without its end it is refused. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (KryoException full) {
            failure = full;
        }
    }
}
