package orrery.protocol.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ImmutableCollectionsSerializers;
import com.esotericsoftware.kryo.util.Pool;
import java.util.List;

/** Objects as bytes, and back, of classes that a {@link KryoRegistrar} named and of no others. From any thread. */
public final class KryoForm {
    private static final int MOST_DEPTH = 100;
    private static final int FIRST_BUFFER_BYTES = 1 << 10;

    private final Pool<Kryo> pool;

    public KryoForm(List<? extends KryoRegistrar> registrars) {
        pool = new Pool<>(true, false, 8) {
            @Override
            protected Kryo create() {
                return strict(registrars);
            }
        };
    }

    private static Kryo strict(List<? extends KryoRegistrar> registrars) {
        var kryo = new Kryo();
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        kryo.setMaxDepth(MOST_DEPTH);
        ImmutableCollectionsSerializers.registerSerializers(kryo);
        registrars.forEach(registrar -> registrar.register(kryo));
        return kryo;
    }

    public byte[] write(Object object) {
        var kryo = pool.obtain();
        try (var output = new Output(FIRST_BUFFER_BYTES, -1)) {
            kryo.writeClassAndObject(output, object);
            return output.toBytes();
        } finally {
            pool.free(kryo);
        }
    }

    /** @throws WireProblem where the bytes are no object of a class that is known */
    public Object read(byte[] bytes) {
        var kryo = pool.obtain();
        try (var input = new BoundedInput(bytes)) {
            return kryo.readClassAndObject(input);
        } catch (RuntimeException e) {
            // Kryo meets hostile bytes with exceptions of many kinds, index and cast ones among them.
            throw new WireProblem(String.valueOf(e.getMessage()));
        } finally {
            pool.free(kryo);
        }
    }
}
