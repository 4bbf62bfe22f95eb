package orrery.deploy.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment.Pool;

/** A cut in words: every degree that is not 1. */
public final class CutWords {
    private CutWords() {}

    /** For example {@code serve: 2 copies of 8 GPUs, attention tensor 8, feed-forward tensor 8}. */
    public static String of(Pool pool) {
        var cut = pool.cut();
        var words = new ArrayList<String>();
        add(words, "pipeline", cut.pipeline());
        words.addAll(attention(cut));
        words.addAll(feedForward(cut));
        add(words, "micro-batches", cut.microBatches());
        return pool.duty().name().toLowerCase(Locale.ROOT) + ": " + pool.copies()
                + (pool.copies() == 1 ? " copy of " : " copies of ") + devices(cut)
                + (words.isEmpty() ? "" : ", " + String.join(", ", words));
    }

    private static String devices(Cut cut) {
        var attention = cut.pipeline() * cut.attentionRanks() + " " + cut.device() + "s";
        return cut.separate()
                ? attention + " and " + cut.pipeline() * cut.feedForward().ranks() + " "
                        + cut.feedForward().device() + "s"
                : attention;
    }

    private static List<String> attention(Cut cut) {
        var words = new ArrayList<String>();
        add(words, "attention tensor", cut.attention().tensor());
        add(words, "attention data", cut.attention().data());
        add(words, "context", cut.attention().context());
        return words;
    }

    private static List<String> feedForward(Cut cut) {
        var words = new ArrayList<String>();
        add(words, "feed-forward tensor", cut.feedForward().tensor());
        add(words, "expert", cut.feedForward().expert());
        if (cut.feedForward().redundant() > 0) {
            words.add(cut.feedForward().redundant() + " redundant experts");
        }
        if (cut.feedForward().expert() > 1) {
            words.add("exchange " + cut.feedForward().exchange().name().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static void add(List<String> words, String name, int degree) {
        if (degree > 1) {
            words.add(name + " " + degree);
        }
    }
}
