package orrery.deploy.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import orrery.node.membership.Likeness;

/** Whether a member can be reached, and whether the hosts of its cluster are like this process. */
public final class ClusterCheck {
    private static final String SUBJECT = "cluster";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private ClusterCheck() {}

    /** Who is asked for the hosts, once somebody listens there. */
    public interface Roster {
        SortedMap<String, Likeness> hosts();
    }

    public static List<Finding> of(String host, int port, Likeness ours, Roster roster) {
        var at = host + ":" + port;
        try (var socket = new Socket()) {
            var address = InetAddress.getByName(host);
            socket.connect(new InetSocketAddress(address, port), Math.toIntExact(PATIENCE.toMillis()));
        } catch (UnknownHostException unknown) {
            return List.of(Finding.bad(SUBJECT, host + ", which no name service knows", "name a member's address"));
        } catch (IOException unreachable) {
            var remedy = "start one there: orrery node --listen " + at + " --seed " + at + "; or look at firewalls";
            return List.of(Finding.bad(SUBJECT, at + ": " + unreachable.getMessage(), remedy));
        }
        return members(at, ours, roster.hosts());
    }

    private static List<Finding> members(String at, Likeness ours, SortedMap<String, Likeness> hosts) {
        if (hosts.isEmpty()) {
            var remedy = "see that " + at + " is a member, of the same version and the same TLS settings";
            return List.of(Finding.bad(SUBJECT, at + " answers, and no host of a cluster was seen", remedy));
        }
        var findings = new ArrayList<Finding>();
        hosts.forEach((member, theirs) -> findings.add(member(member, ours, theirs)));
        return findings;
    }

    private static Finding member(String member, Likeness ours, Likeness theirs) {
        var subject = "member " + member;
        if (!theirs.version().equals(ours.version())) {
            return Finding.bad(
                    subject,
                    "orrery " + theirs.version() + ", this is " + ours.version(),
                    "give all members the same version");
        }
        return theirs.catalogue().equals(ours.catalogue())
                ? Finding.ok(subject, "orrery " + theirs.version() + ", the same catalogue")
                : Finding.bad(
                        subject,
                        "catalogue " + theirs.catalogue() + ", here " + ours.catalogue(),
                        "start all members with the same --catalogue");
    }
}
