package orrery.fabric.fault;

/** A fault that cannot be: says which, what was found, what is allowed, and what to do about it. */
public final class FaultProblem extends IllegalArgumentException {
    /**
     * @param what the entry, the action or the selector
     * @param remedy the end of the sentence, or empty
     */
    FaultProblem(String what, String found, String allowed, String remedy) {
        super(what + ": found " + found + ", allowed: " + allowed + (remedy.isEmpty() ? "" : "; " + remedy));
    }

    private FaultProblem(String message) {
        super(message);
    }

    /** The same problem, after the entry that it is in. */
    FaultProblem in(int entry, ScheduledFault fault) {
        return new FaultProblem("fault " + entry + " (" + fault.action().id() + "): " + getMessage());
    }
}
