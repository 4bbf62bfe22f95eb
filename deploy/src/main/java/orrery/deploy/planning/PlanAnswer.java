package orrery.deploy.planning;

import java.util.List;

/** What a plan comes to, pool by pool. */
public record PlanAnswer(PlanQuestion question, List<PoolAnswer> pools) {

    /** Whether every device has room for what it holds, as far as its memory is known. */
    public boolean fits() {
        return pools.stream().flatMap(pool -> pool.devices().stream()).allMatch(DeviceLine::fits);
    }
}
