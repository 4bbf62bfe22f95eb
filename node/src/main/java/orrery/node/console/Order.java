package orrery.node.console;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import orrery.node.job.Job;
import orrery.node.outcome.Progress;

/** What a console shall have done: a job, to tell how it gets on, and how it ended. */
record Order(Job job, Consumer<Progress> progress, CompletableFuture<Ending> ending) {}
