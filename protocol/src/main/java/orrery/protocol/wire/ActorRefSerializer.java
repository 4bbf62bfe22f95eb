package orrery.protocol.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.internal.adapter.ActorRefAdapter;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/** Writes a typed actor reference as its address. */
@SuppressWarnings("rawtypes")
final class ActorRefSerializer extends Serializer<ActorRef> {
    private static final int ID = 90;

    private final ActorRefResolver resolver;

    private ActorRefSerializer(ActorRefResolver resolver) {
        this.resolver = resolver;
    }

    static void register(Kryo kryo, ExtendedActorSystem system) {
        var serializer = new ActorRefSerializer(ActorRefResolver.get(Adapter.toTyped(system)));
        kryo.register(ActorRef.class, serializer, ID);
        kryo.register(ActorRefAdapter.class, serializer, ID + 1);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void write(Kryo kryo, Output output, ActorRef reference) {
        output.writeString(resolver.toSerializationFormat(reference));
    }

    @Override
    public ActorRef read(Kryo kryo, Input input, Class<? extends ActorRef> type) {
        return resolver.resolveActorRef(input.readString());
    }
}
