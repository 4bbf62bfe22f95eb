package orrery.node.snapshot;

import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import orrery.fabric.time.Derived;
import orrery.node.snapshot.SnapshotProblem.Reason;

/**
 * One device on its way into bytes.
 *
 * <pre>
 *   types     classes and lengths of all new objects, so that all can be made before any is filled
 *   values    what never changes, each after what it is made of
 *   contents  of the device's own objects, then of the new ones
 * </pre>
 */
final class Writing {
    private static final int ROOM = 1 << 12;
    private static final int NESTED_MOST = 500;

    private final Numbering known;
    private final ClassList classes;
    private final Map<Object, Integer> objects = new IdentityHashMap<>();
    private final List<Object> inOrder = new ArrayList<>();
    private final Map<Object, Integer> values = new IdentityHashMap<>();
    private final Output types = new Output(ROOM, -1);
    private final Output valueBytes = new Output(ROOM, -1);
    private final Output contents = new Output(ROOM, -1);
    private final Function<Derived, Known> survey;
    private final ToIntFunction<float[]> arrays;
    private Object holder; // for messages
    private int nested;

    /**
     * @param survey of what comes with something that follows from a few things
     * @param arrays keeps a long array beside the state, and says its number
     */
    Writing(Known device, ClassList classes, Function<Derived, Known> survey, ToIntFunction<float[]> arrays) {
        this.known = new Numbering(device);
        this.classes = classes;
        this.survey = survey;
        this.arrays = arrays;
        for (var object : device.own()) {
            write(object, true);
        }
        for (var next = 0; next < inOrder.size(); next++) {
            write(inOrder.get(next), false);
        }
    }

    private void write(Object object, boolean ofDevice) {
        if (Forms.of(object.getClass()) instanceof Form.Mutable form) {
            holder = object;
            form.write(object, ofDevice, new Sink(contents, this::reference, arrays));
        }
    }

    private void reference(Object object, Output out) {
        if (object == null) {
            out.writeVarInt(Reference.OWN.of(0), true);
            return;
        }
        var own = known.own(object);
        if (own != null) {
            out.writeVarInt(Reference.OWN.of(own + 1), true);
            return;
        }
        var place = known.place(object);
        if (place == null) {
            out.writeVarInt(ofNew(object), true);
        } else {
            out.writeVarInt(Reference.SURROUNDING.of(place.surrounding()), true);
            out.writeVarInt(place.number(), true);
        }
    }

    private int ofNew(Object object) {
        return switch (form(object)) {
            case Form.Value form -> Reference.VALUE.of(value(object, form));
            case Form.Mutable form -> Reference.NEW.of(object(object, form));
            case Form.Fixed _ -> throw unsavable(object, "is made while the run goes, and has no name to save it by");
        };
    }

    private Form form(Object object) {
        var type = object.getClass();
        if (!type.isHidden() && !classes.has(type)) {
            throw unsavable(object, "is not in the list of classes of states; add it to the end of classes.txt");
        }
        return Forms.of(type);
    }

    private SnapshotProblem unsavable(Object object, String why) {
        return new SnapshotProblem(
                Reason.UNSAVABLE,
                object.getClass().getName() + ", which a " + holder.getClass().getName() + " refers to, " + why);
    }

    private int object(Object object, Form.Mutable form) {
        return objects.computeIfAbsent(object, _ -> {
            types.writeVarInt(classes.number(object.getClass()), true);
            types.writeVarInt(form.length(object), true);
            inOrder.add(object);
            return objects.size();
        });
    }

    /** Written when it is first met, after the values in it. */
    private int value(Object value, Form.Value form) {
        var number = values.get(value);
        if (number != null) {
            return number;
        }
        if (++nested > NESTED_MOST) {
            throw unsavable(value, "is nested too deeply");
        }
        form.visit(value, this::prepare);
        nested--;
        valueBytes.writeVarInt(classes.number(value.getClass()), true);
        form.write(value, new Sink(valueBytes, this::reference, arrays));
        values.put(value, values.size());
        if (value instanceof Derived derived) {
            known.add(survey.apply(derived));
        }
        return values.size() - 1;
    }

    private void prepare(Object part) {
        if (part != null && !known.has(part) && form(part) instanceof Form.Value form) {
            value(part, form);
        }
    }

    void appendTo(Output out) {
        out.writeVarInt(objects.size(), true);
        append(types, out);
        out.writeVarInt(values.size(), true);
        append(valueBytes, out);
        append(contents, out);
    }

    private static void append(Output part, Output out) {
        out.writeBytes(part.getBuffer(), 0, part.position());
    }
}
