package orrery.node.host;

import java.util.concurrent.CompletionException;

/** What a future failed with. */
final class Thrown {
    private Thrown() {}

    /** Without the wrapping that futures put around it; null stays null. */
    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
