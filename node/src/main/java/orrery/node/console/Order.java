package orrery.node.console;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import orrery.node.outcome.Progress;
import orrery.node.scenario.Scenario;

/** What a console shall have done: run a scenario on so many hosts, tell how it gets on, and how it ended. */
record Order(Scenario scenario, Wanted wanted, Consumer<Progress> progress, CompletableFuture<Ending> ending) {}
