package orrery.fabric.topology;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * Packed into arrays of 7 bytes a link and about 24 a device. Immutable and safe to share between threads.
 *
 * <p>Device, port and link numbers out of range end in an {@link IndexOutOfBoundsException}.
 */
public final class Topology {
    private final String name;
    private final Roster roster;
    private final int[] firstLink; // (devices + 1)
    private final int[] peer; // (links)
    private final short[] peerPort; // (links)
    private final byte[] medium; // (links)
    private final Medium[] media;
    private final int[] host; // (devices)
    private final int[] gpus;
    private final int[] lpus;
    private final int[] cpus;
    private final int[] nics;
    private final int[] switches;
    private final Domains domains;
    private final Optional<Grid> grid;
    private final List<RouteLine> routeLines;

    Topology(String name, Roster roster, Cabling cabling, Optional<Grid> grid, List<RouteLine> routeLines) {
        this.name = name;
        this.roster = roster;
        this.grid = grid;
        this.routeLines = List.copyOf(routeLines);
        firstLink = cabling.firstLink();
        peer = cabling.peer();
        peerPort = cabling.peerPort();
        medium = cabling.medium();
        media = cabling.media();
        gpus = where(DeviceKind.GPU::equals);
        lpus = where(DeviceKind.LPU::equals);
        cpus = where(DeviceKind.CPU::equals);
        nics = where(DeviceKind.NIC::equals);
        switches = where(DeviceKind::isSwitch);
        host = IntStream.range(0, devices()).map(this::findHost).toArray();
        domains = new Domains(this);
    }

    private int findHost(int device) {
        return kind(device) == DeviceKind.GPU || kind(device) == DeviceKind.LPU
                ? attached(device, DeviceKind.CPU).findFirst().orElse(-1)
                : -1;
    }

    /** Devices of a kind at the other ends of C2C and PCIe wires, in the order of the ports. */
    private IntStream attached(int device, DeviceKind kind) {
        return IntStream.range(firstLink[device], firstLink[device + 1])
                .filter(link -> isHostWire(media[medium[link]].kind()) && kind(peer[link]) == kind)
                .map(link -> peer[link]);
    }

    private static boolean isHostWire(Medium.Kind kind) {
        return kind == Medium.Kind.C2C || kind == Medium.Kind.PCIE;
    }

    public String name() {
        return name;
    }

    public int devices() {
        return roster.devices();
    }

    /** Links of all devices: two for every wire. */
    public int links() {
        return peer.length;
    }

    /** For example {@code rack3/gpu17}. */
    public String name(int device) {
        return roster.name(device);
    }

    public DeviceKind kind(int device) {
        return roster.kind(device);
    }

    public Part part(int device) {
        return roster.part(device);
    }

    /** The numbered rack it stands in, or {@link Drawing#NO_RACK}. */
    public int rack(int device) {
        return roster.rack(device);
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

    /** All LPUs in order. */
    public int[] lpus() {
        return lpus.clone();
    }

    /** All CPUs in order, the frontend among them. */
    public int[] cpus() {
        return cpus.clone();
    }

    /** All network adapters in order. */
    public int[] nics() {
        return nics.clone();
    }

    /** All switches of every kind in order. */
    public int[] switches() {
        return switches.clone();
    }

    private int[] where(Predicate<DeviceKind> kind) {
        return IntStream.range(0, devices())
                .filter(device -> kind.test(kind(device)))
                .toArray();
    }

    /**
     * The CPU that a GPU or an LPU is wired to by C2C or PCIe.
     *
     * @throws TopologyProblem when the device is neither or has no such wire
     */
    public int hostOf(int device) {
        if (host[device] < 0) {
            throw new TopologyProblem(name(device) + " of " + name + " is no GPU or LPU with a host CPU");
        }
        return host[device];
    }

    /** The network adapters that a device is wired to by C2C or PCIe, in the order of its ports; often none. */
    public int[] nicsOf(int device) {
        return attached(device, DeviceKind.NIC).toArray();
    }

    /** How many NVLink domains there are; every GPU is in one. */
    public int domains() {
        return domains.count();
    }

    /** The NVLink domain of a GPU, from 0 in the order of their first GPUs; -1 for what has no NVLink and is no GPU. */
    public int domainOf(int device) {
        return domains.of(device);
    }

    /** The GPUs of an NVLink domain in order. */
    public int[] domain(int number) {
        return domains.members(number);
    }

    /** The torus that its routers form, where they do. */
    public Optional<Grid> grid() {
        return grid;
    }

    /** Hops that are prescribed instead of worked out. */
    public List<RouteLine> routeLines() {
        return routeLines;
    }

    public OptionalInt find(String deviceName) {
        return roster.find(deviceName);
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
