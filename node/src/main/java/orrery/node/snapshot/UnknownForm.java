package orrery.node.snapshot;

import java.util.function.Consumer;

/** Of classes of the library that no form is made for: their objects cannot be saved. */
record UnknownForm(Class<?> type) implements Form.Fixed {
    @Override
    public void visit(Object of, Consumer<Object> each) {
        // whatever it is made of, it is not saved
    }
}
