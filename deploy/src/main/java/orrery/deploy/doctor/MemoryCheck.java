package orrery.deploy.doctor;

import orrery.protocol.units.ByteCount;

/** Whether a run finds the memory that the launcher gives it: a heap of 1 GB, and as much again for weights and buffers. */
final class MemoryCheck {
    /** A heap and what a JVM needs beside it. */
    private static final long ENOUGH = 2_000_000_000L;

    private static final long LEAST = 1_200_000_000L;

    private MemoryCheck() {}

    static Finding of(MachineMemory memory) {
        var found = bytes(memory.available()) + " of " + bytes(memory.total()) + " available";
        if (memory.available() < LEAST) {
            return Finding.bad("memory", found, "end other programs; a run takes a heap of 1 GB and weights beside it");
        }
        return memory.available() < ENOUGH
                ? Finding.warn("memory", found, "enough for small scenarios; end other programs before large ones")
                : Finding.ok("memory", found);
    }

    /**
     * Of this process, whose options may differ from those of a run.
     *
     * @param heap bytes, at most
     * @param options that the person gave, empty where there are none
     */
    static Finding heap(long heap, String options) {
        var found =
                "at most " + bytes(heap) + " here; " + (options.isBlank() ? "runs get 1 GB" : "runs get " + options);
        return Finding.ok("heap", found);
    }

    static String bytes(long bytes) {
        var rounding = Math.max(1, (long) Math.pow(10, Math.floor(Math.log10(Math.max(1, bytes))) - 2));
        return bytes == Long.MAX_VALUE ? "unknown" : new ByteCount(bytes / rounding * rounding).toString();
    }
}
