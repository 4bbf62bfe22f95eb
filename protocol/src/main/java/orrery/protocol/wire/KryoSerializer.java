package orrery.protocol.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ImmutableCollectionsSerializers;
import com.esotericsoftware.kryo.util.Pool;
import java.util.List;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Kryo for control messages between JVMs of one version: plans out, results back. A class that no {@link KryoRegistrar}
 * named is refused on both sides.
 */
public final class KryoSerializer extends SerializerWithStringManifest {
    private static final int IDENTIFIER = 771_002;
    private static final String MANIFEST = "kryo/1";
    private static final int MOST_DEPTH = 100;
    private static final int FIRST_BUFFER_BYTES = 1 << 10;

    private final Pool<Kryo> pool;

    public KryoSerializer(ExtendedActorSystem system) {
        var registrars = system.settings().config().getStringList("orrery.kryo.registrars").stream()
                .map(KryoSerializer::instantiate)
                .toList();
        pool = new Pool<>(true, false, 8) {
            @Override
            protected Kryo create() {
                return strict(system, registrars);
            }
        };
    }

    private static KryoRegistrar instantiate(String name) {
        try {
            return (KryoRegistrar) Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("orrery.kryo.registrars names " + name + ", which cannot be made", e);
        }
    }

    private static Kryo strict(ExtendedActorSystem system, List<KryoRegistrar> registrars) {
        var kryo = new Kryo();
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        kryo.setMaxDepth(MOST_DEPTH);
        ImmutableCollectionsSerializers.registerSerializers(kryo);
        ActorRefSerializer.register(kryo, system);
        registrars.forEach(registrar -> registrar.register(kryo));
        return kryo;
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object message) {
        return MANIFEST;
    }

    @Override
    public byte[] toBinary(Object message) {
        var kryo = pool.obtain();
        try (var output = new Output(FIRST_BUFFER_BYTES, -1)) {
            kryo.writeClassAndObject(output, message);
            return output.toBytes();
        } finally {
            pool.free(kryo);
        }
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        var kryo = pool.obtain();
        try (var input = new BoundedInput(bytes)) {
            return kryo.readClassAndObject(input);
        } catch (RuntimeException e) {
            // Kryo meets hostile bytes with exceptions of many kinds, index and cast ones among them.
            throw new WireProblem("a control message from another JVM is refused: " + e.getMessage());
        } finally {
            pool.free(kryo);
        }
    }
}
