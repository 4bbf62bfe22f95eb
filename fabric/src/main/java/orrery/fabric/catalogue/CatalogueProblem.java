package orrery.fabric.catalogue;

/** A catalogue that cannot be read: says file, line, field, what was found and what is allowed. */
public final class CatalogueProblem extends IllegalArgumentException {
    public CatalogueProblem(String file, int line, String field, String found, String allowed) {
        super(file + ", line " + line + ", " + field + ": found " + found + ", allowed: " + allowed);
    }

    public CatalogueProblem(String message) {
        super(message);
    }
}
