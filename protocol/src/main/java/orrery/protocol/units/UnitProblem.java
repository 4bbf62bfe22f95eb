package orrery.protocol.units;

/** Text that is not the quantity it should be: says what was found and what is allowed. */
public final class UnitProblem extends IllegalArgumentException {
    private final String found;
    private final String allowed;

    public UnitProblem(String found, String allowed) {
        super("found \"" + found + "\", allowed: " + allowed);
        this.found = found;
        this.allowed = allowed;
    }

    public String found() {
        return found;
    }

    public String allowed() {
        return allowed;
    }
}
