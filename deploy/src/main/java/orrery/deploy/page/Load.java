package orrery.deploy.page;

/** Bytes that some links sent, bucket by bucket of virtual time, beside what they could have sent. */
final class Load {
    private static final double PICOS_PER_SECOND = 1e12;

    private final double[] bytes;
    private final double bucketSeconds;
    private double bytesPerSecond;

    Load(int buckets, long bucketPs) {
        bytes = new double[buckets];
        bucketSeconds = bucketPs / PICOS_PER_SECOND;
    }

    /** One more link is among them. */
    void link(long rate) {
        bytesPerSecond += rate;
    }

    void sent(int bucket, double more) {
        bytes[bucket] += more;
    }

    /** Of the rate of all of them. A message counts where it departs, however long it takes: so a bucket may overflow. */
    double share(int bucket) {
        return Math.min(1, bytes[bucket] / (bytesPerSecond * bucketSeconds));
    }

    /** The same over all buckets. */
    double share() {
        var all = 0.0;
        for (var one : bytes) {
            all += one;
        }
        return bytes.length == 0 ? 0 : Math.min(1, all / (bytesPerSecond * bucketSeconds * bytes.length));
    }
}
