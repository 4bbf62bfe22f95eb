package orrery.node.membership;

/** A member cannot start: its address is taken or not its own, or its settings do not fit together. */
public final class MembershipProblem extends RuntimeException {
    private final String found;
    private final String allowed;
    private final String remedy;

    MembershipProblem(String found, String allowed, String remedy) {
        super("found " + found + ", allowed: " + allowed + (remedy.isEmpty() ? "" : "; " + remedy));
        this.found = found;
        this.allowed = allowed;
        this.remedy = remedy;
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
