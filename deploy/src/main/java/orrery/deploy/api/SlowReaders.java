package orrery.deploy.api;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Hangs up on whoever asks for something and does not read it: a write that takes too long is interrupted, which closes it. */
final class SlowReaders implements AutoCloseable {
    private static final Duration USUAL = Duration.ofSeconds(20);
    private static final int LOOKS = 10; // in the time that they have

    private final Map<Thread, Long> writingSince = new ConcurrentHashMap<>(); // nanoseconds
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("slow readers").factory());

    private final long patienceNanos;

    SlowReaders() {
        this(USUAL);
    }

    /** @param patience with each write */
    SlowReaders(Duration patience) {
        this.patienceNanos = patience.toNanos();
        clock.scheduleWithFixedDelay(this::look, patienceNanos / LOOKS, patienceNanos / LOOKS, TimeUnit.NANOSECONDS);
    }

    private void look() {
        var now = System.nanoTime();
        writingSince.forEach((thread, since) -> {
            if (now - since > patienceNanos) {
                thread.interrupt();
            }
        });
    }

    /** The same stream, with a limit to how long each write to it may take. */
    OutputStream limited(OutputStream out) {
        return new Limited(out);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void limited(Writing writing) throws IOException {
        writingSince.put(Thread.currentThread(), System.nanoTime());
        try {
            writing.run();
        } finally {
            writingSince.remove(Thread.currentThread());
        }
    }

    private final class Limited extends FilterOutputStream {
        private Limited(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) throws IOException {
            limited(() -> out.write(octet));
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            limited(() -> out.write(octets, from, length));
        }

        @Override
        public void flush() throws IOException {
            limited(out::flush);
        }

        @Override
        public void close() throws IOException {
            limited(out::close);
        }
    }
}
