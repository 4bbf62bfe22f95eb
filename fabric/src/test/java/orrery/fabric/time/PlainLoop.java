package orrery.fabric.time;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import orrery.protocol.payload.Digest;

/**
 * All devices driven by one loop with one heap: no windows, no batches, no actors. What the kernel does must be what this
 * does.
 */
public final class PlainLoop {
    private final Device[] devices;
    private final int[][] peers;
    private final EventQueue<Pending> heap = new EventQueue<>();
    private final long[] sent;
    private final long[] hashes;
    private long events;
    private long nowPs;

    private record Pending(int device, Event event) {}

    /** A device, and who is at the far end of each of its ports. */
    public record Wired(Device device, int[] peers) {}

    public PlainLoop(List<Wired> wired) {
        devices = wired.stream().map(Wired::device).toArray(Device[]::new);
        peers = wired.stream().map(Wired::peers).toArray(int[][]::new);
        sent = new long[devices.length];
        hashes = new long[devices.length];
    }

    public PlainLoop run() {
        return run(List.of());
    }

    /** A fault of one device. */
    public record Struck(long atPs, long ordinal, int device, Fault fault) {}

    /** @param struck earliest first; what is left of them when nothing else is, does not strike */
    public PlainLoop run(List<Struck> struck) {
        var next = 0;
        for (var device = 0; device < devices.length; device++) {
            new Out(device).wakeAt(0, Alarm.START);
        }
        while (heap.nextPs() < Long.MAX_VALUE || next < struck.size() && anybodyAwaits()) {
            while (next < struck.size() && struck.get(next).atPs <= heap.nextPs()) {
                strike(struck.get(next++));
            }
            handleNext();
        }
        return this;
    }

    private void strike(Struck one) {
        heap.add(one.atPs, Order.of(Order.FAULTS, one.ordinal), new Pending(one.device, one.fault));
    }

    private boolean anybodyAwaits() {
        return Stream.of(devices).anyMatch(Device::awaits);
    }

    private void handleNext() {
        nowPs = heap.nextPs();
        var order = heap.nextOrder();
        var pending = heap.poll();
        var device = pending.device;
        events++;
        hashes[device] = Digest.mix(Digest.mix(hashes[device], nowPs), order ^ pending.event.digest());
        devices[device].on(nowPs, pending.event, new Out(device));
    }

    public long events() {
        return events;
    }

    public long lastPs() {
        return nowPs;
    }

    public List<Long> hashes() {
        var list = new ArrayList<Long>();
        for (var hash : hashes) {
            list.add(hash);
        }
        return list;
    }

    private final class Out implements Outbox {
        private final int device;

        Out(int device) {
            this.device = device;
        }

        @Override
        public void send(int port, long arrivalPs, Arrival arrival) {
            heap.add(arrivalPs, Order.of(device, sent[device]++), new Pending(peers[device][port], arrival));
        }

        @Override
        public void wakeAt(long atPs, Alarm alarm) {
            heap.add(Math.max(atPs, nowPs), Order.of(device, sent[device]++), new Pending(device, alarm));
        }

        @Override
        public void cancel(Alarm alarm) {
            throw new UnsupportedOperationException("nobody changes their mind here");
        }

        @Override
        public void achieved(int units) {}

        @Override
        public void note(String happened) {}
    }
}
