package orrery.deploy.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/** A {@link RingRun} in a JVM of its own: both ends. */
public final class RingJvm {
    private RingJvm() {}

    static Measured run(Ring ring, List<String> javaOptions) throws IOException {
        var numbers = Stream.of(
                        ring.endpoints(),
                        ring.chunks(),
                        ring.chunkBytes().bytes(),
                        ring.bandwidth().bytesPerSecond(),
                        ring.latency().picos())
                .map(Number::toString)
                .toList();
        return FreshJvm.run("the ring of " + ring.endpoints(), RingJvm.class, numbers, javaOptions, Measured.class);
    }

    /** The other end. */
    public static void main(String[] numbers) throws JsonProcessingException {
        var ring = new Ring(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                new ByteCount(Long.parseLong(numbers[2])),
                new Bandwidth(Long.parseLong(numbers[3])),
                new SimDuration(Long.parseLong(numbers[4])));
        System.out.println(new ObjectMapper().writeValueAsString(RingRun.of(ring)));
    }
}
