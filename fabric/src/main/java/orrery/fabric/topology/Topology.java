package orrery.fabric.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Part;

/**
 * A sealed topology: devices are numbered from 0 in the order drawn, the ports of a device from 0 in the order wired.
 *
 * <p>Every port holds one wire, and so one outgoing and one incoming link. A link is one direction of a wire and is
 * numbered by the port it leaves, so links {@code link(d, 0)} to {@code link(d, ports(d) - 1)} leave device {@code d}.
 * Packed into arrays of about 7 bytes a link. Immutable and safe to share between threads.
 *
 * <p>Device, port and link numbers out of range end in an {@link IndexOutOfBoundsException}.
 */
public final class Topology {
    private final String name;
    private final Drawing.Device[] devices;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] firstLink; // (devices + 1)
    private final int[] peer; // (links)
    private final short[] peerPort; // (links)
    private final byte[] medium; // (links)
    private final Medium[] media;
    private final int[] host; // (devices)
    private final int[] gpus;
    private final int[] cpus;
    private final int[] switches;

    Topology(String name, List<Drawing.Device> devices, Wires wires) {
        this.name = name;
        this.devices = devices.toArray(Drawing.Device[]::new);
        media = wires.media();
        firstLink = firstLinks(devices.size(), wires);
        peer = new int[2 * wires.count()];
        peerPort = new short[peer.length];
        medium = new byte[peer.length];
        attach(wires);
        gpus = where(DeviceKind.GPU::equals);
        cpus = where(DeviceKind.CPU::equals);
        switches = where(DeviceKind::isSwitch);
        host = IntStream.range(0, devices.size()).map(this::findHost).toArray();
        for (int device = devices.size() - 1; device >= 0; device--) {
            numbers.put(devices.get(device).name(), device);
        }
    }

    private static int[] firstLinks(int devices, Wires wires) {
        var first = new int[devices + 1];
        for (int wire = 0; wire < wires.count(); wire++) {
            first[wires.from(wire) + 1]++;
            first[wires.to(wire) + 1]++;
        }
        for (int device = 0; device < devices; device++) {
            if (first[device + 1] > Short.MAX_VALUE || wires.media().length > Byte.MAX_VALUE) {
                throw new TopologyProblem("a topology holds at most " + Short.MAX_VALUE + " wires at a device and "
                        + Byte.MAX_VALUE + " media, found " + first[device + 1] + " and " + wires.media().length);
            }
            first[device + 1] += first[device];
        }
        return first;
    }

    private void attach(Wires wires) {
        var next = firstLink.clone();
        for (int wire = 0; wire < wires.count(); wire++) {
            int a = wires.from(wire);
            int b = wires.to(wire);
            int out = next[a]++;
            int back = next[b]++;
            peer[out] = b;
            peer[back] = a;
            peerPort[out] = (short) (back - firstLink[b]);
            peerPort[back] = (short) (out - firstLink[a]);
            medium[out] = medium[back] = (byte) wires.medium(wire);
        }
    }

    private int findHost(int device) {
        if (kind(device) != DeviceKind.GPU) {
            return -1;
        }
        return IntStream.range(firstLink[device], firstLink[device + 1])
                .filter(link ->
                        media[medium[link]].kind() == Medium.Kind.C2C || media[medium[link]].kind() == Medium.Kind.PCIE)
                .map(link -> peer[link])
                .filter(cpu -> kind(cpu) == DeviceKind.CPU)
                .findFirst()
                .orElse(-1);
    }

    public String name() {
        return name;
    }

    public int devices() {
        return devices.length;
    }

    /** Links of all devices: two for every wire. */
    public int links() {
        return peer.length;
    }

    /** For example {@code rack3/gpu17}. */
    public String name(int device) {
        return devices[device].name();
    }

    public DeviceKind kind(int device) {
        return devices[device].part().kind();
    }

    public Part part(int device) {
        return devices[device].part();
    }

    /** The numbered rack it stands in, or {@link Drawing#NO_RACK}. */
    public int rack(int device) {
        return devices[device].rack();
    }

    public int ports(int device) {
        return firstLink[device + 1] - firstLink[device];
    }

    /** The device at the other end of a port's wire. */
    public int peer(int device, int port) {
        return peer[link(device, port)];
    }

    /** The port at the other end of a port's wire. */
    public int peerPort(int device, int port) {
        return peerPort[link(device, port)];
    }

    public Medium medium(int device, int port) {
        return media[medium[link(device, port)]];
    }

    /** The link that leaves a device by a port. */
    public int link(int device, int port) {
        return firstLink[device] + Objects.checkIndex(port, ports(device));
    }

    /** For example {@code rack3/gpu17 → rack3/nvswitch5 (port 5)}. */
    public String linkName(int device, int port) {
        return name(device) + " → " + name(peer(device, port)) + " (port " + port + ")";
    }

    /** All GPUs in order. */
    public int[] gpus() {
        return gpus.clone();
    }

    /** All CPUs in order, the frontend among them. */
    public int[] cpus() {
        return cpus.clone();
    }

    /** All switches of both kinds in order. */
    public int[] switches() {
        return switches.clone();
    }

    private int[] where(Predicate<DeviceKind> kind) {
        return IntStream.range(0, devices())
                .filter(device -> kind.test(kind(device)))
                .toArray();
    }

    /**
     * The CPU that a GPU is wired to by C2C or PCIe.
     *
     * @throws TopologyProblem when the device is no GPU or has no such wire
     */
    public int hostOf(int gpu) {
        if (host[gpu] < 0) {
            throw new TopologyProblem(name(gpu) + " of " + name + " is no GPU with a host CPU");
        }
        return host[gpu];
    }

    public OptionalInt find(String deviceName) {
        var number = numbers.get(deviceName);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Devices by part and wires by medium, one line each. */
    public String describe() {
        return Description.of(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
