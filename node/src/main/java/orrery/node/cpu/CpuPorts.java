package orrery.node.cpu;

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

    /** To a GPU of this host. */
    void toGpu(long readyPs, int gpu, Payload payload, Outbox out) {
        ports.send(readyPs, routes.port(number, gpu, 0), new C2cMessage.Write(number, gpu, payload), out);
    }
}
