package orrery.node.watching;

import java.util.List;

/**
 * What changed on the devices of a place since the last glimpse.
 *
 * @param atPs virtual time of the last event handled there
 * @param heard requests to whose sender tokens came
 * @param stirred devices that sent or computed
 * @param carried links of theirs that carried something
 */
public record Glimpse(long atPs, List<Heard> heard, List<Stirred> stirred, List<Carried> carried) {
    public Glimpse {
        heard = List.copyOf(heard);
        stirred = List.copyOf(stirred);
        carried = List.copyOf(carried);
    }

    /** Of no single link. */
    public Glimpse(long atPs, List<Heard> heard, List<Stirred> stirred) {
        this(atPs, heard, stirred, List.of());
    }

    /** Whether nothing changed. */
    public boolean isEmpty() {
        return heard.isEmpty() && stirred.isEmpty() && carried.isEmpty();
    }

    /**
     * A request as its sender sees it.
     *
     * @param promptTokens count, the begin token included
     * @param tokens that have come
     * @param tail text of the last of them
     * @param sentPs when it was sent
     * @param firstPs when the first token was here
     * @param latestPs when the last one so far was
     * @param finished whether it is complete
     */
    public record Heard(
            int request,
            int promptTokens,
            int tokens,
            String tail,
            long sentPs,
            long firstPs,
            long latestPs,
            boolean finished) {}

    /**
     * A device that did something.
     *
     * @param device by its number in the topology
     * @param scaleUpBytes that left it by NVLink or between LPUs
     * @param otherBytes that left it by any other wire
     * @param busyPs for how long it computed
     */
    public record Stirred(int device, long scaleUpBytes, long otherBytes, long busyPs) {}

    /**
     * A link that carried something, out of a device.
     *
     * @param device by its number in the topology
     * @param port that it leaves by
     * @param links that carried as much each: itself, and those of alike planes that it is run for
     * @param bytes by each of them
     */
    public record Carried(int device, int port, int links, long bytes) {}
}
