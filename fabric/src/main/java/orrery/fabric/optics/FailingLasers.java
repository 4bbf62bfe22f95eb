package orrery.fabric.optics;

import java.util.List;
import orrery.fabric.link.Ports;
import orrery.fabric.optics.Lasers.Change;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;

/**
 * A device whose lasers fail at given times: it goes on as before, with the lanes that are left. Its own alarms must stay
 * below {@link #FIRST_REASON}.
 */
public final class FailingLasers implements Device {
    /** Alarm reasons from here on are failures. */
    public static final long FIRST_REASON = 1L << 48;

    private final Device device;
    private final Ports ports;
    private final Lasers lasers;
    private final List<Failure> failures;

    /** What happens to a device's light, and when. */
    public sealed interface Failure {
        long atPs();

        record LaserLost(long atPs, int laser) implements Failure {}

        record ModuleLost(long atPs, int module) implements Failure {}

        record ModuleReplaced(long atPs, int module) implements Failure {}
    }

    /**
     * @param ports those of the device
     */
    public FailingLasers(Device device, Ports ports, Lasers lasers, List<Failure> failures) {
        this.device = device;
        this.ports = ports;
        this.lasers = lasers;
        this.failures = List.copyOf(failures);
    }

    @Override
    public int number() {
        return device.number();
    }

    /** The device behind the failures. */
    public Device device() {
        return device;
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        if (event instanceof Alarm(var reason) && reason >= FIRST_REASON) {
            var failure = failures.get((int) (reason - FIRST_REASON));
            out.note(failure.toString());
            happen(failure).forEach(change -> ports.feed(nowPs, change.port(), change.lanesLit(), out));
            return;
        }
        device.on(nowPs, event, out);
        if (event.equals(Alarm.START)) {
            for (var number = 0; number < failures.size(); number++) {
                out.wakeAt(failures.get(number).atPs(), new Alarm(FIRST_REASON + number));
            }
        }
    }

    private List<Change> happen(Failure failure) {
        return switch (failure) {
            case Failure.LaserLost(var _, var laser) -> lasers.lose(laser);
            case Failure.ModuleLost(var _, var module) -> lasers.loseModule(module);
            case Failure.ModuleReplaced(var _, var module) -> lasers.replaceModule(module);
        };
    }
}
