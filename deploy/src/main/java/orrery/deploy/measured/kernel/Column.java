package orrery.deploy.measured.kernel;

import java.util.List;

/** A column of a table of kernels. */
sealed interface Column {
    String name();

    /** A whole number. */
    record Size(String name, long least, long most) implements Column {}

    /** One of some words; the empty word may be among them. */
    record Word(String name, List<String> allowed) implements Column {
        public Word {
            allowed = List.copyOf(allowed);
        }
    }

    /** Any text that is not empty. */
    record Name(String name) implements Column {}

    /** A count of at least one. */
    static Column size(String name) {
        return new Size(name, 1, KernelTable.LARGEST_SIZE);
    }

    static Column word(String name, String... allowed) {
        return new Word(name, List.of(allowed));
    }
}
