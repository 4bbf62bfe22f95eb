package orrery.node.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.fabric.time.Outbox;
import orrery.node.tensor.Logits;
import orrery.protocol.payload.Guess;
import orrery.protocol.payload.Step;

/** Guesses what may follow in sequences that another copy serves: greedily, a token of each at a time. */
final class Drafting implements Workload {
    private final int copy;
    private final Serving serving;
    private final Post post;
    private final Map<Integer, Draft> drafts = new TreeMap<>();
    private final List<Integer> finished = new ArrayList<>();
    private List<Draft> inStep = List.of();
    private int steps;

    /** @param firstStep number of its first step */
    Drafting(int copy, int firstStep, Serving serving, Post post) {
        this.steps = firstStep;
        this.copy = copy;
        this.serving = serving;
        this.post = post;
    }

    /** Steps that were begun, those of earlier incarnations too. */
    int steps() {
        return steps;
    }

    /**
     * A question, or that there will be no more of a sequence.
     *
     * @param host the CPU that asks
     */
    void onAsked(Guess asked, int host) {
        if (asked.count() == 0) {
            if (drafts.remove(asked.sequence()) != null) {
                finished.add(asked.sequence());
            }
        } else {
            var draft = drafts.computeIfAbsent(asked.sequence(), Draft::new);
            draft.askedBy(asked.from(), host);
            draft.ask(asked.position(), asked.tokens(), asked.count());
        }
    }

    @Override
    public boolean hasWork(long nowPs) {
        return drafts.values().stream().anyMatch(Draft::hasWork);
    }

    /** As many sequences as the rows allow, and at least one. */
    @Override
    public Step next(long nowPs) {
        var rows = 0;
        inStep = new ArrayList<>();
        for (var draft : drafts.values()) {
            if (draft.hasWork() && (inStep.isEmpty() || rows + draft.rows() <= serving.batchTokens())) {
                rows += draft.rows();
                inStep.add(draft);
            }
        }
        var step = new Step(copy, steps++, inStep.stream().map(Draft::slice).toList(), List.copyOf(finished));
        finished.clear();
        return step;
    }

    @Override
    public int choose(List<List<float[]>> rows) {
        for (var i = 0; i < rows.size(); i++) {
            inStep.get(i).take(Logits.argmax(rows.get(i).getFirst()));
        }
        return rows.size();
    }

    @Override
    public void report(long nowPs, Outbox out) {
        for (var draft : inStep) {
            if (!draft.hasWork()) {
                var told =
                        new Guess(copy, draft.asker(), draft.sequence(), draft.certain(), draft.guesses(), Guess.TOLD);
                post.answer(nowPs, draft.host(), told.to(), told, out);
            }
        }
    }
}
