package orrery.fabric.routing;

/** Equally short ways from a device to a destination, by the ports that they leave by, ascending. */
public final class Ways {
    static final Ways NONE = new Ways(new short[0]);

    private final short[] ports; // shared, never changed

    Ways(short[] ports) {
        this.ports = ports;
    }

    public int count() {
        return ports.length;
    }

    /** @param way below {@link #count} */
    public int port(int way) {
        return ports[way];
    }
}
