package orrery.node.snapshot;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.serializers.DefaultSerializers.VoidSerializer;
import java.lang.reflect.Field;
import java.util.List;
import org.objenesis.strategy.StdInstantiatorStrategy;
import orrery.protocol.payload.Digest;

/**
 * The classes that states are made of, by their numbers. A class's number is its line in the list among the resources, for
 * ever: new ones come at the end, and the line of one that is gone stays as a dash.
 */
final class ClassList {
    private static final String FILE = "classes.txt";
    private static final String GONE = "-";
    private static final int FIRST = 16; // those below are Kryo's own

    private final Kryo kryo = new Kryo();
    private final long hash;

    ClassList() {
        this(ResourceLines.of(FILE));
    }

    ClassList(List<String> names) {
        kryo.setRegistrationRequired(true);
        kryo.setInstantiatorStrategy(new StdInstantiatorStrategy());
        var mixed = 0L;
        for (var line = 0; line < names.size(); line++) {
            if (!names.get(line).equals(GONE)) {
                var type = ResourceLines.type(FILE, names.get(line));
                kryo.register(type, new VoidSerializer(), FIRST + line);
                mixed = Digest.mix(mixed, shape(type));
            }
        }
        hash = mixed;
    }

    /** A hash of what an object of a class is made of. */
    private static long shape(Class<?> type) {
        var shape = (long) type.getName().hashCode();
        if (type.getClassLoader() != null && !type.isEnum()) {
            for (Field field : FieldList.of(type)) {
                shape = Digest.mix(shape, field.toString().hashCode());
            }
        }
        return shape;
    }

    /** Of all classes and their fields: the same in two products that read each other's states. */
    long hash() {
        return hash;
    }

    boolean has(Class<?> type) {
        return kryo.getClassResolver().getRegistration(type) != null;
    }

    /** The number of a class that the list has. */
    int number(Class<?> type) {
        return kryo.getRegistration(type).getId() - FIRST;
    }

    Class<?> type(int number) {
        var registration = kryo.getRegistration(number + FIRST);
        if (number < 0 || registration == null) {
            throw SnapshotProblem.damaged("there is no class " + number);
        }
        return registration.getType();
    }

    /** An object of a class, before any constructor has run. */
    Object make(Class<?> type) {
        return kryo.newInstance(type);
    }
}
