package orrery.node.scenario;

/**
 * How a run without numbers goes about it.
 *
 * @param routing where tokens go
 * @param fastForward whether steps whose course is sure are worked out once, instead of run again; it changes no time
 */
public record Sizing(Routing routing, boolean fastForward) {
    public static final Sizing USUAL = new Sizing(Routing.EVEN, true);

    /** Which experts a token passes. */
    public enum Routing {
        /** Dealt in turn, in every layer alike, as where load is balanced; ranks know beforehand who sends to whom. */
        EVEN,
        /** Drawn from the seed, each as likely as any other. */
        SEEDED
    }
}
