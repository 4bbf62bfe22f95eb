package orrery.deploy.cluster;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import orrery.deploy.scenario.InputProblem;
import orrery.node.membership.Endpoint;

/** Which of this machine's addresses another machine can answer to. */
final class OwnAddress {
    private OwnAddress() {}

    /** The address that packets to a member would leave from; nothing is sent. Loopback where the member is here. */
    static String towards(String option, Endpoint member) {
        try (var socket = new DatagramSocket()) {
            socket.connect(InetAddress.getByName(member.host()), member.port());
            var own = socket.getLocalAddress();
            return own instanceof Inet6Address ? "[" + own.getHostAddress() + "]" : own.getHostAddress();
        } catch (UnknownHostException unknown) {
            throw InputProblem.of(
                    option, "", member.host() + ", which no name service knows", "a name or address of a member", "");
        } catch (IOException | java.io.UncheckedIOException unreachable) {
            throw InputProblem.of(
                    option, "", member + ", to which there is no route", "an address that can be reached", "");
        }
    }
}
