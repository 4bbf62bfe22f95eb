package orrery.fabric.link;

import java.util.Arrays;
import java.util.List;

/**
 * Wire bytes that left a device over virtual time, by one of its ports or, in a large topology, by all of one medium.
 *
 * <p>Each message counts where it departs, however long it takes. Steps that were worked out ahead are not among them: their
 * bytes are known, but not at which time.
 *
 * @param ports those that are meant
 * @param medium of all of them
 * @param bucketPs width of a bucket in picoseconds
 * @param bytes by bucket, from time 0 on; nothing after the last
 */
public record PortSeries(int device, List<Integer> ports, String medium, long bucketPs, long[] bytes) {
    public PortSeries {
        ports = List.copyOf(ports);
    }

    /** The same where each link stands for so many that carry alike. */
    public PortSeries times(long links) {
        return new PortSeries(
                device,
                ports,
                medium,
                bucketPs,
                Arrays.stream(bytes).map(one -> one * links).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PortSeries series
                && device == series.device
                && ports.equals(series.ports)
                && medium.equals(series.medium)
                && bucketPs == series.bucketPs
                && Arrays.equals(bytes, series.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * device + ports.hashCode()) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "device " + device + ", ports " + ports + ", " + medium + ", each " + bucketPs + " ps: "
                + Arrays.toString(bytes);
    }
}
