package orrery.node.recording;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import orrery.fabric.link.PortSeries;
import orrery.fabric.time.Lane;

/** The file of one place, read from its beginning, span by span. */
final class PlaceReader implements Iterator<Recorded>, AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final Lane[] LANES = Lane.values();
    private static final int MOST_PORTS = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final long untilPs;
    private final List<String> names = new ArrayList<>();
    private Input in;
    private long beginsPs;
    private long lastPs;
    private Recorded next; // null after the last

    private PlaceReader(Path file, long untilPs) throws IOException {
        this.file = file;
        this.untilPs = untilPs;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /** @param untilPs nothing recorded from here on counts, and the file may be torn there; never for a file that is whole */
    static PlaceReader open(Path file, long untilPs) throws IOException {
        var reader = new PlaceReader(file, untilPs);
        try {
            reader.begin();
            return reader;
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private void begin() throws IOException {
        seek(0);
        guarded(() -> {
            if (in.readInt() != Marks.MAGIC) {
                throw problem("is no recording");
            }
            var version = in.readVarInt(true);
            if (version != Marks.VERSION) {
                throw problem("is of version " + version + ", allowed: " + Marks.VERSION);
            }
            beginsPs = in.readVarLong(true);
        });
        advance();
    }

    private void seek(long at) throws IOException {
        channel.position(at);
        in = new Input(Channels.newInputStream(channel), BUFFER_BYTES);
    }

    private void guarded(Runnable reading) {
        try {
            reading.run();
        } catch (KryoException | IndexOutOfBoundsException e) {
            throw problem("ends too early, or is damaged (" + e.getMessage() + ")");
        }
    }

    private RecordingProblem problem(String found) {
        return new RecordingProblem(file, found);
    }

    /** Nothing before is on record. */
    long beginsPs() {
        return beginsPs;
    }

    /** What comes next, without taking it; null after the last. */
    Recorded peek() {
        return next;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Recorded next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        var taken = next;
        advance();
        return taken;
    }

    private void advance() {
        guarded(() -> {
            try {
                next = read();
            } catch (KryoException end) {
                requireTorn(end);
            }
            if (next != null && next.recordedPs() >= untilPs) {
                next = null;
            }
        });
    }

    private void requireTorn(KryoException end) {
        if (untilPs == Long.MAX_VALUE) {
            throw end;
        }
        next = null;
    }

    private Recorded read() {
        var mark = in.readByteUnsigned();
        while (mark == Marks.NAME) {
            names.add(text());
            mark = in.readByteUnsigned();
        }
        if (mark >= Marks.SPAN && mark < Marks.PAST) {
            return span(LANES[mark - Marks.SPAN]);
        }
        if (mark == Marks.SERIES || mark == Marks.END) {
            return null;
        }
        throw problem("is damaged (an entry of kind " + mark + ")");
    }

    private Recorded span(Lane lane) {
        lastPs += in.readVarLong(true);
        var device = in.readVarInt(true);
        var what = names.get(in.readVarInt(true));
        var fromPs = lastPs - in.readVarLong(false);
        var toPs = fromPs + in.readVarLong(true);
        return new Recorded(lastPs, device, lane, fromPs, toPs, what, in.readVarLong(true));
    }

    private String text() {
        return new String(in.readBytes(count(Marks.LONGEST_NAME)), StandardCharsets.UTF_8);
    }

    private int count(int most) {
        var count = in.readVarInt(true);
        if (count < 0 || count > most) {
            throw problem("is damaged (" + count + " where at most " + most + " are allowed)");
        }
        return count;
    }

    /** All of the file; spans are not read on afterwards. */
    List<PortSeries> series() throws IOException {
        seek(seriesAt());
        var series = new ArrayList<PortSeries>();
        guarded(() -> {
            while (in.readByteUnsigned() == Marks.SERIES) {
                series.add(oneSeries());
            }
        });
        return series;
    }

    /** @throws RecordingProblem where the file has no end */
    long seriesAt() throws IOException {
        var tail = ByteBuffer.allocate(Marks.TAIL_BYTES);
        channel.read(tail, Math.max(0, channel.size() - Marks.TAIL_BYTES));
        var at = tail.hasRemaining()
                ? -1
                : tail.flip().order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (at < 0 || at >= channel.size()) {
            throw problem("has no end");
        }
        return at;
    }

    private PortSeries oneSeries() {
        var device = in.readVarInt(true);
        var ports = new ArrayList<Integer>();
        for (var left = count(MOST_PORTS); left > 0; left--) {
            ports.add(in.readVarInt(true));
        }
        var medium = text();
        var bucketPs = in.readVarLong(true);
        var bytes = new long[count(MOST_PORTS)];
        for (var bucket = 0; bucket < bytes.length; bucket++) {
            bytes[bucket] = in.readVarLong(true);
        }
        return new PortSeries(device, ports, medium, bucketPs, bytes);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
