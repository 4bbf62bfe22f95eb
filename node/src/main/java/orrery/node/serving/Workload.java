package orrery.node.serving;

import java.util.List;
import orrery.fabric.time.Outbox;
import orrery.protocol.payload.Step;

/** What a copy of a model has to do. */
interface Workload {

    /** Whether a step would have something to do now. */
    boolean hasWork(long nowPs);

    /** The next step; asked for only when there is work. */
    Step next(long nowPs);

    /**
     * The step's logits are there: tokens are chosen.
     *
     * @param rows for each slice of the step, those that were wanted; each (vocabulary)
     * @return how many tokens were sampled, which is what the host's thread pays for
     */
    int choose(List<List<float[]>> rows);

    /** The host's thread is done with that: whoever waits for the tokens is told. */
    void report(long nowPs, Outbox out);
}
