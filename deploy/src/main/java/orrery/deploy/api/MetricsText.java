package orrery.deploy.api;

/**
 * Metrics in the text format of Prometheus (version 0.0.4): each with its help, its type and its samples.
 *
 * <p>A pure function of what is known of a run; no registry remembers anything. Label values are escaped as the format wants it.
 */
final class MetricsText {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();
    private final String labels;

    /** @param model as vLLM labels everything with it */
    MetricsText(String model) {
        this.labels = "model_name=\"" + escaped(model) + "\"";
    }

    static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    MetricsText gauge(String name, String help, double value) {
        return head(name, "gauge", help).sample(name, labels, value);
    }

    MetricsText counter(String name, String help, double value) {
        return head(name, "counter", help).sample(name, labels, value);
    }

    MetricsText histogram(String name, String help, Histogram histogram) {
        head(name, "histogram", help);
        for (var bucket = 0; bucket < histogram.buckets(); bucket++) {
            bucket(name, number(histogram.bound(bucket)), histogram.upTo(bucket));
        }
        bucket(name, "+Inf", histogram.count());
        return sample(name + "_sum", labels, histogram.sum()).sample(name + "_count", labels, histogram.count());
    }

    private void bucket(String name, String bound, long count) {
        sample(name + "_bucket", labels + ",le=\"" + bound + "\"", count);
    }

    /** Before samples that have labels of their own. */
    MetricsText head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** One sample; its labels are written out. */
    MetricsText sample(String name, String itsLabels, double value) {
        text.append(name)
                .append('{')
                .append(itsLabels)
                .append("} ")
                .append(number(value))
                .append('\n');
        return this;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
