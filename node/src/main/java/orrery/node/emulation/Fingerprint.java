package orrery.node.emulation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import orrery.node.emulation.Findings.DeviceFinding;
import orrery.node.emulation.Findings.MediumFinding;
import orrery.node.outcome.RequestOutcome;

/** SHA-256 over what every device handled, and over every token. */
final class Fingerprint {
    private Fingerprint() {}

    /**
     * @param devices in device order
     * @param requests in request order
     */
    static String of(List<DeviceFinding> devices, List<RequestOutcome> requests) {
        var digest = sha256();
        for (var device : devices) {
            digest.update(longs(device.device(), device.hash(), device.handled()));
        }
        for (var request : requests) {
            digest.update(longs(request.request(), request.tokens().size()));
            request.tokens().forEach(token -> digest.update(longs(token)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Of a run without numbers, whose devices need not handle every event: over all times of tokens and kernels, and over all
     * bytes.
     *
     * @param media in the order of their names
     */
    static String ofTimes(List<DeviceFinding> devices, Collection<MediumFinding> media, List<RequestOutcome> requests) {
        var digest = sha256();
        devices.forEach(
                device -> digest.update(longs(device.device(), device.work().busyPs())));
        for (var medium : media) {
            digest.update(medium.medium().getBytes(StandardCharsets.UTF_8));
            digest.update(longs(medium.contentBytes(), medium.wireBytes()));
        }
        for (var request : requests) {
            digest.update(longs(request.request(), request.tokens().size()));
            request.tokens().forEach(token -> digest.update(longs(token)));
            request.tokenTimes().forEach(time -> digest.update(longs(time.picos())));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] longs(long... values) {
        var bytes = ByteBuffer.allocate(Long.BYTES * values.length);
        bytes.asLongBuffer().put(values);
        return bytes.array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
