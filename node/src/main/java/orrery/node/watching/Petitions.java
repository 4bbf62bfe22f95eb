package orrery.node.watching;

import java.util.concurrent.CompletableFuture;

/** How whoever looks on beside a host asks the run's console for something. */
@FunctionalInterface
public interface Petitions {

    /** @return what it answered; never completed where it is gone */
    CompletableFuture<String> ask(String petition);
}
