package orrery.fabric.time;

/** What a device did with its time is put on record under one of these. */
public enum Lane {
    /** Kernels, one after another. */
    KERNELS,
    /** Collectives and exchanges, from the launch of each until its result is there; several may go on side by side. */
    COMMUNICATION,
    /** Caches that go to another copy or come from there, sequence by sequence. */
    MEMORY,
    /** Steps, one after another. */
    STEPS,
    /** What becomes of requests, as whoever sent them sees it; many side by side. */
    REQUESTS
}
