package orrery.node.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/** The files of all places as one: each is in order, and no device is at two places at a time. */
final class Merged extends AbstractSpliterator<Recorded> implements AutoCloseable {
    private static final Comparator<PlaceReader> ORDER = Comparator.comparing(
            PlaceReader::peek, Comparator.comparingLong(Recorded::recordedPs).thenComparingInt(Recorded::device));

    private final List<PlaceReader> readers;
    private final PriorityQueue<PlaceReader> ahead = new PriorityQueue<>(ORDER);

    Merged(List<PlaceReader> readers) {
        super(Long.MAX_VALUE, ORDERED | NONNULL);
        this.readers = readers;
        readers.stream().filter(PlaceReader::hasNext).forEach(ahead::add);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Recorded> taker) {
        var first = ahead.poll();
        if (first == null) {
            return false;
        }
        taker.accept(first.next());
        if (first.hasNext()) {
            ahead.add(first);
        }
        return true;
    }

    @Override
    public void close() {
        try {
            for (var reader : readers) {
                reader.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
