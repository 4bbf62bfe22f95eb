package orrery.protocol.wire;

import java.util.ArrayList;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Kryo for control messages between JVMs of one version: plans out, results back. A class that no {@link KryoRegistrar}
 * named is refused on both sides.
 */
public final class KryoSerializer extends SerializerWithStringManifest {
    private static final int IDENTIFIER = 771_002;
    private static final String MANIFEST = "kryo/1";

    private final KryoForm form;

    public KryoSerializer(ExtendedActorSystem system) {
        var registrars = new ArrayList<KryoRegistrar>();
        registrars.add(kryo -> ActorRefSerializer.register(kryo, system));
        system.settings().config().getStringList("orrery.kryo.registrars").stream()
                .map(KryoSerializer::instantiate)
                .forEach(registrars::add);
        form = new KryoForm(registrars);
    }

    private static KryoRegistrar instantiate(String name) {
        try {
            return (KryoRegistrar) Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("orrery.kryo.registrars names " + name + ", which cannot be made", e);
        }
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
        return form.write(message);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        try {
            return form.read(bytes);
        } catch (WireProblem problem) {
            throw new WireProblem("a control message from another JVM is refused: " + problem.getMessage());
        }
    }
}
