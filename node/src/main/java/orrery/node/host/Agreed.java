package orrery.node.host;

import com.google.protobuf.ByteString;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializationExtension;
import orrery.node.host.HostMessage.ToHost;

/** Something that all hosts do at the same border; the host of place 0 announces it, see {@code Conductor.Announce}. */
public sealed interface Agreed extends ToHost permits HostMessage.Write, HostMessage.Amend, HostMessage.Repace {

    /** Running number among its kind: what was announced before is not announced again. */
    long number();

    /** As it travels with frames. */
    default ByteString bytes(ActorSystem<?> system) {
        return ByteString.copyFrom(SerializationExtension.get(Adapter.toClassic(system))
                .serialize(this)
                .get());
    }

    /** @throws orrery.protocol.wire.WireProblem where it is something else */
    static Agreed of(ByteString bytes, ActorSystem<?> system) {
        return SerializationExtension.get(Adapter.toClassic(system))
                .deserialize(bytes.toByteArray(), Agreed.class)
                .get();
    }
}
