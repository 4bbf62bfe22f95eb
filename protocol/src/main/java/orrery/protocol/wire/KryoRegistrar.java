package orrery.protocol.wire;

import com.esotericsoftware.kryo.Kryo;

/**
 * Registers a module's classes with fixed ids. Named in the configuration under {@code orrery.kryo.registrars}; an id is
 * never used again for another class.
 */
public interface KryoRegistrar {
    void register(Kryo kryo);
}
