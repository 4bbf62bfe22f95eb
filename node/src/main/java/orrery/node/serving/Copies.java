package orrery.node.serving;

import java.util.ArrayList;
import java.util.List;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.protocol.payload.Way;

/** Which copy does what for a request. Copies are counted over all pools; requests take those of a pool in turn. */
public final class Copies {
    private final List<Pool> poolOf = new ArrayList<>(); // by copy

    public Copies(Deployment deployment) {
        for (var pool : deployment.pools()) {
            for (var copy = 0; copy < pool.copies(); copy++) {
                poolOf.add(pool);
            }
        }
    }

    public int count() {
        return poolOf.size();
    }

    public Duty duty(int copy) {
        return poolOf.get(copy).duty();
    }

    /** Whether two do the same for requests. */
    public boolean isAlike(int copy, int other) {
        return poolOf.get(copy) == poolOf.get(other);
    }

    public Cut cut(int copy) {
        return poolOf.get(copy).cut();
    }

    /** Who takes a request's prompt. */
    public int first(int request) {
        return has(Duty.PREFILL) ? one(Duty.PREFILL, request) : one(Duty.SERVE, request);
    }

    /** Who chooses all tokens, or all but the first. */
    public int decodes(int request) {
        return one(has(Duty.DECODE) ? Duty.DECODE : Duty.SERVE, request);
    }

    /** Who guesses. */
    public int drafts(int request) {
        return one(Duty.DRAFT, request);
    }

    /** The copies that a request goes through where nothing goes wrong. */
    public Way way(int request) {
        return new Way(first(request), decodes(request), has(Duty.DRAFT) ? drafts(request) : Way.NOBODY, List.of());
    }

    private boolean has(Duty duty) {
        return poolOf.stream().anyMatch(pool -> pool.duty() == duty);
    }

    private int one(Duty duty, int request) {
        var first = 0;
        while (poolOf.get(first).duty() != duty) {
            first++;
        }
        return first + request % poolOf.get(first).copies();
    }
}
