package orrery.deploy.perfetto;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.stream.LongStream;

/** A message by the names that its definition has for its fields. */
record Fields(Message message) {

    private FieldDescriptor field(String name) {
        var field = message.getDescriptorForType().findFieldByName(name);
        assertTrue(field != null, () -> message.getDescriptorForType().getFullName() + " has no field " + name);
        return field;
    }

    boolean has(String name) {
        return message.hasField(field(name));
    }

    /** Of one that must be there. */
    private Object value(String name) {
        assertTrue(has(name), () -> name + " is missing in " + message);
        return message.getField(field(name));
    }

    Fields inside(String name) {
        return new Fields((Message) value(name));
    }

    List<Fields> all(String name) {
        return ((List<?>) message.getField(field(name)))
                .stream().map(one -> new Fields((Message) one)).toList();
    }

    long number(String name) {
        return ((Number) value(name)).longValue();
    }

    LongStream numbers(String name) {
        return ((List<?>) message.getField(field(name))).stream().mapToLong(one -> ((Number) one).longValue());
    }

    String text(String name) {
        return (String) value(name);
    }

    /** Of an enumeration. */
    String word(String name) {
        return ((EnumValueDescriptor) value(name)).getName();
    }

    /** Every field of it, and of what is in it, is one of the definition. */
    void assertKnown() {
        assertTrue(message.getUnknownFields().asMap().isEmpty(), () -> "not in the definition: " + message);
        message.getAllFields().forEach((field, value) -> {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                var inside = field.isRepeated() ? (List<?>) value : List.of(value);
                inside.forEach(one -> new Fields((Message) one).assertKnown());
            }
        });
    }
}
