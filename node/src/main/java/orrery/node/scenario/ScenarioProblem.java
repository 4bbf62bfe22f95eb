package orrery.node.scenario;

import java.util.Collection;
import orrery.protocol.naming.Spelling;

/**
 * A scenario that reads well but cannot be run on its topology or with its model. Raised before any work; whoever read the
 * scenario from a file adds where the field stands there.
 */
public final class ScenarioProblem extends RuntimeException {
    private final String field;
    private final String found;
    private final String allowed;
    private final String remedy;

    /**
     * @param field dotted path in the scenario, for example {@code plan.tensor_parallel}
     * @param found what stands there
     * @param allowed what may stand there
     * @param remedy what to do about it, or empty
     */
    public ScenarioProblem(String field, String found, String allowed, String remedy) {
        super(field + ": found " + found + ", allowed: " + allowed + (remedy.isEmpty() ? "" : "; " + remedy));
        this.field = field;
        this.found = found;
        this.allowed = allowed;
        this.remedy = remedy;
    }

    /** A name that is not one of the valid ones; the remedy is the nearest of them. */
    public static ScenarioProblem unknownName(String field, String found, Collection<String> valid) {
        return new ScenarioProblem(
                field, "\"" + found + "\"", String.join(", ", valid), Spelling.didYouMean(found, valid));
    }

    public String field() {
        return field;
    }

    public String found() {
        return found;
    }

    public String allowed() {
        return allowed;
    }

    public String remedy() {
        return remedy;
    }
}
