package orrery.fabric.actor;

import java.util.SplittableRandom;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Tensor;

/** Says something random whenever something happens, until it has said enough; any change of order changes it all. */
final class Chatterer implements Device {
    private static final int ENOUGH = 60;

    private final Topology topology;
    private final int number;
    private final SplittableRandom random;
    private final int floats;
    private int said;

    Chatterer(Topology topology, int number, long seed, int floats) {
        this.topology = topology;
        this.number = number;
        this.random = new SplittableRandom(seed ^ (31L * number));
        this.floats = floats;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        var words = event instanceof Arrival ? random.nextInt(4) : 2;
        for (; words > 0 && said < ENOUGH; words--) {
            said++;
            if (random.nextInt(4) == 0) {
                out.wakeAt(nowPs + random.nextLong(3_000) * random.nextInt(2), new Alarm(said));
            } else {
                say(nowPs, event.digest(), out);
            }
        }
        out.achieved(1);
        out.note("handled " + event.digest());
    }

    /** As soon as the wire allows, as a rule. */
    private void say(long nowPs, long because, Outbox out) {
        var port = random.nextInt(topology.ports(number));
        var latePs = random.nextInt(3) == 0 ? random.nextLong(2_000) : 0;
        var payload = Tensor.of(new float[] {because, said});
        var message = new Store(
                number, topology.peer(number, port), said, floats == 0 ? payload : Tensor.of(new float[floats]));
        var arrivalPs = nowPs + topology.medium(number, port).latencyPs() + latePs;
        out.send(port, arrivalPs, new Arrival(topology.peerPort(number, port), 0, message));
    }
}
