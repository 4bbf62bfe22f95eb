package orrery.node.snapshot;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import orrery.fabric.time.Derived;
import orrery.node.snapshot.SnapshotProblem.Reason;

/** One device on its way back from bytes: the other way round from {@link Writing}. */
final class Reading {
    private final Known device;
    private final Function<Derived, Known> survey;
    private final ClassList classes;
    private final Input in;
    private final Source source;
    private final List<Object> objects = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final List<Runnable> last = new ArrayList<>();
    private Known known; // the device's, and what came to it
    private int room; // elements that there can still be, since each takes a byte

    private Reading(
            Known device, ClassList classes, Function<Derived, Known> survey, Input in, IntFunction<float[]> arrays) {
        this.device = device;
        this.known = device;
        this.survey = survey;
        this.classes = classes;
        this.in = in;
        this.source = new Source(in, this::reference, arrays, last::add);
        this.room = source.left();
    }

    /**
     * @param survey of what comes with something that follows from a few things
     * @param arrays those that were kept beside the state
     * @throws SnapshotProblem where the bytes are not what was saved
     */
    static void whole(
            Known device, ClassList classes, Function<Derived, Known> survey, Input in, IntFunction<float[]> arrays) {
        try {
            new Reading(device, classes, survey, in, arrays).run();
        } catch (KryoException
                | IndexOutOfBoundsException
                | ClassCastException
                | NullPointerException
                | StackOverflowError e) { // a list in itself has no hash
            throw new SnapshotProblem(
                    Reason.DAMAGED, "the state is damaged: " + e.getMessage() + "; use an older one", e);
        }
    }

    private void run() {
        makeObjects();
        readValues();
        device.own().forEach(object -> fill(object, true));
        objects.forEach(object -> fill(object, false));
        last.forEach(Runnable::run);
        if (source.left() > 0) {
            throw SnapshotProblem.damaged(source.left() + " bytes too many");
        }
    }

    private void makeObjects() {
        for (var left = source.count(source.left()); left > 0; left--) {
            var type = classes.type(in.readVarInt(true));
            var length = source.count(room);
            room -= length;
            if (!(Forms.of(type) instanceof Form.Mutable form)) {
                throw SnapshotProblem.damaged(type.getName() + " is none that changes");
            }
            objects.add(form.allocate(length));
        }
    }

    private void readValues() {
        for (var left = source.count(source.left()); left > 0; left--) {
            var type = classes.type(in.readVarInt(true));
            if (!(Forms.of(type) instanceof Form.Value form)) {
                throw SnapshotProblem.damaged(type.getName() + " is no value");
            }
            add(form.read(source));
        }
    }

    private void add(Object value) {
        values.add(value);
        if (value instanceof Derived derived) {
            known = known.and(survey.apply(derived));
        }
    }

    private void fill(Object object, boolean ofDevice) {
        if (Forms.of(object.getClass()) instanceof Form.Mutable form) {
            form.read(object, ofDevice, source);
        }
    }

    private Object reference() {
        var reference = in.readVarInt(true);
        var number = Reference.number(reference);
        return switch (Reference.kind(reference)) {
            case OWN -> number == 0 ? null : get(known.own(), number - 1);
            case SURROUNDING -> surrounding(get(known.surroundings(), number));
            case NEW -> get(objects, number);
            case VALUE -> get(values, number);
        };
    }

    private Object surrounding(Interior interior) {
        return interior.get(source.count(interior.size() - 1));
    }

    private static <T> T get(List<T> list, int number) {
        if (number >= list.size()) {
            throw SnapshotProblem.damaged("there is no object " + number + " of " + list.size());
        }
        return list.get(number);
    }
}
