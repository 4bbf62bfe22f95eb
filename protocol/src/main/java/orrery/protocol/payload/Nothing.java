package orrery.protocol.payload;

/** A message that is its own news: a signal, a request for data. */
public record Nothing() implements Payload {
    public static final Nothing INSTANCE = new Nothing();

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public long digest() {
        return 0;
    }
}
