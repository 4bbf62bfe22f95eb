package orrery.deploy.pareto;

import java.util.ArrayList;
import orrery.node.plan.Cut;

/** A plan in the field's abbreviations, every degree that is not 1. */
final class PlanWords {
    private PlanWords() {}

    static String of(Cut cut) {
        var words = new ArrayList<String>();
        add(words, "PP", cut.pipeline());
        add(words, "TP", cut.attention().tensor());
        add(words, "DP", cut.attention().data());
        if (cut.feedForward().expert() > 1 || cut.separate()) {
            add(words, "EP", cut.feedForward().expert());
            if (cut.feedForward().tensor() > 1) {
                words.add("ETP" + cut.feedForward().tensor());
            }
        }
        if (cut.separate()) {
            words.add("on LPUs");
        }
        return words.isEmpty() ? "TP1" : String.join(" ", words);
    }

    private static void add(ArrayList<String> words, String name, int degree) {
        if (degree > 1) {
            words.add(name + degree);
        }
    }
}
