package orrery.node.snapshot;

import java.util.function.Consumer;

/** Of lambdas: what they hold on to. They are never made again, since they have no name. */
record LambdaForm(Class<?> type) implements Form.Fixed {
    @Override
    public void visit(Object of, Consumer<Object> each) {
        for (var field : FieldList.of(type)) {
            if (!field.getType().isPrimitive()) {
                each.accept(FieldList.get(field, of));
            }
        }
    }
}
