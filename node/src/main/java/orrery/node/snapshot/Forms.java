package orrery.node.snapshot;

import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import orrery.fabric.time.Derived;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Tensor;

/** The form of each class. */
final class Forms {
    /** Nested classes of the library that refuse to change. */
    private static final Pattern FROZEN = Pattern.compile("java\\.util\\.(ImmutableCollections\\$.*"
            + "|Collections\\$(Empty|Singleton|Unmodifiable)(List|Set|Map|Collection|RandomAccessList)"
            + "|Collections\\$CopiesList|Arrays\\$ArrayList)");

    private static final Map<Class<?>, Form> OWN = Map.of(
            BitSet.class, new BitsForm(),
            Tensor.class, new TensorForm(),
            float[].class, new FloatsForm(),
            Optional.class, FrozenForm.OPTIONAL);

    private static final ClassValue<Form> KNOWN = new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
            return find(type);
        }
    };

    private Forms() {}

    static Form of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** Whether it is a text, a number or a constant: nothing that one could refer to by what it is in. */
    static boolean isPlain(Class<?> type) {
        return PlainForm.TYPES.contains(type) || isEnum(type);
    }

    private static boolean isEnum(Class<?> type) {
        return Enum.class.isAssignableFrom(type);
    }

    private static Form find(Class<?> type) {
        if (Derived.class.isAssignableFrom(type)) {
            return new DerivedForm(type);
        }
        var own = OWN.get(type);
        if (own != null) {
            return own;
        }
        if (type.isArray()) {
            return type.getComponentType().isPrimitive() ? new NumbersForm(type) : new ArrayForm(type);
        }
        if (PlainForm.TYPES.contains(type)) {
            return new PlainForm(type);
        }
        if (isEnum(type)) {
            return new ConstantForm(type);
        }
        if (type.isRecord()) {
            return new RecordForm(type);
        }
        return type.isHidden() ? new LambdaForm(type) : ofClass(type);
    }

    private static Form ofClass(Class<?> type) {
        if (FROZEN.matcher(type.getName()).matches()) {
            return frozen(type);
        }
        if (isOfJdk(type) && Map.class.isAssignableFrom(type)) {
            return MapForm.of(type);
        }
        if (isOfJdk(type) && Collection.class.isAssignableFrom(type)) {
            return CollectionForm.of(type);
        }
        if (Payload.class.isAssignableFrom(type)) {
            return new PayloadForm(type);
        }
        return isOfJdk(type) && type != Object.class ? new UnknownForm(type) : new ObjectForm(type);
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null;
    }

    private static Form frozen(Class<?> type) {
        if (Map.class.isAssignableFrom(type)) {
            return FrozenForm.MAP;
        }
        return Set.class.isAssignableFrom(type)
                ? FrozenForm.SET
                : Collection.class.isAssignableFrom(type) ? FrozenForm.LIST : new UnknownForm(type);
    }
}
