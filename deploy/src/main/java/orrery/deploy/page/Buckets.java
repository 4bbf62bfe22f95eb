package orrery.deploy.page;

import java.util.List;
import orrery.deploy.report.Figures;
import orrery.fabric.link.PortSeries;

/**
 * Virtual time cut into parts that those of every series fit into: all are powers of two of picoseconds wide.
 *
 * @param count at least 1
 * @param widthPs of each, from time 0 on
 */
record Buckets(int count, long widthPs) {
    private static final int MOST = 64;

    /** Up to the last byte that was sent. */
    static Buckets of(List<PortSeries> series) {
        var endPs = series.stream()
                .mapToLong(one -> one.bytes().length * one.bucketPs())
                .max()
                .orElse(1);
        var widthPs = series.stream().mapToLong(PortSeries::bucketPs).max().orElse(1);
        while (Math.ceilDiv(endPs, widthPs) > MOST) {
            widthPs *= 2;
        }
        return new Buckets((int) Math.max(1, Math.ceilDiv(endPs, widthPs)), widthPs);
    }

    /** That a bucket of a series is in. */
    int of(PortSeries series, int bucket) {
        return (int) (bucket * series.bucketPs() / widthPs);
    }

    /** For example {@code 16.78 us to 33.55 us}. */
    String words(int bucket) {
        return Figures.time(bucket * widthPs) + " to " + Figures.time((bucket + 1) * widthPs);
    }
}
