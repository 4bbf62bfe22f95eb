package orrery.node.cpu;

import orrery.fabric.catalogue.Medium;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Outbox;
import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.payload.Payload;

/** How a CPU reaches other CPUs by Ethernet and its GPUs by C2C or PCIe. */
final class CpuPorts {
    private final int number;
    private final Ports ports;
    private final Routes routes;

    CpuPorts(int number, Ports ports, Routes routes) {
        this.number = number;
        this.ports = ports;
        this.routes = routes;
    }

    /** To another CPU; messages of one flow keep their order. */
    void toCpu(long readyPs, int cpu, int flow, Payload payload, Outbox out) {
        ports.send(readyPs, routes.port(number, cpu, flow), new Send(number, cpu, flow, payload), out);
    }

    /** To a device that this CPU feeds, by whatever wire leads there. */
    void toDevice(long readyPs, int device, Payload payload, Outbox out) {
        var port = routes.port(number, device, 0);
        var message = ports.medium(port).kind() == Medium.Kind.ETHERNET
                ? new Send(number, device, 0, payload)
                : new C2cMessage.Write(number, device, payload);
        ports.send(readyPs, port, message, out);
    }
}
