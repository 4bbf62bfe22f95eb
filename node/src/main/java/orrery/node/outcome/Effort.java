package orrery.node.outcome;

/** What the run cost its own machines: wall seconds, events handled, windows, JVMs, threads of each. */
public record Effort(double wallSeconds, long events, long windows, int jvms, int threads) {}
