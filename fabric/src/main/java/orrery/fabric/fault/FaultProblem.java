package orrery.fabric.fault;

/** A fault that cannot be: says which, what was found, what is allowed, and what to do about it. */
public final class FaultProblem extends IllegalArgumentException {
    /** Where no entry of a schedule is meant. */
    public static final int NO_ENTRY = -1;

    private final int entry;
    private final String what;
    private final String found;
    private final String allowed;
    private final String remedy;

    /**
     * @param what the entry, the action or the selector
     * @param remedy the end of the sentence, or empty
     */
    FaultProblem(String what, String found, String allowed, String remedy) {
        this(NO_ENTRY, "", what, found, allowed, remedy);
    }

    private FaultProblem(int entry, String before, String what, String found, String allowed, String remedy) {
        super(before + what + ": found " + found + ", allowed: " + allowed + (remedy.isEmpty() ? "" : "; " + remedy));
        this.entry = entry;
        this.what = what;
        this.found = found;
        this.allowed = allowed;
        this.remedy = remedy;
    }

    /** The same problem, after the entry that it is in. */
    FaultProblem in(int number, ScheduledFault fault) {
        var before = "fault " + number + " (" + fault.action().id() + "): ";
        return new FaultProblem(number, before, what, found, allowed, remedy);
    }

    /** Number of the entry, or {@link #NO_ENTRY}. */
    public int entry() {
        return entry;
    }

    /** The entry, the action or the selector. */
    public String what() {
        return what;
    }

    public String found() {
        return found;
    }

    public String allowed() {
        return allowed;
    }

    /** What to do, or empty. */
    public String remedy() {
        return remedy;
    }
}
