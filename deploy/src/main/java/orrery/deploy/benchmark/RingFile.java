package orrery.deploy.benchmark;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import orrery.deploy.scenario.InputProblem;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/** Reads a {@link RingPlan} from YAML: the shipped one, or that of a file. */
final class RingFile {
    private static final String SHIPPED = "/orrery/benchmarks/ring.yaml";
    /** A ring's messages grow with its square; a larger one runs for hours. */
    private static final int ENDPOINTS_MOST = 16_384;

    private static final int BYTES_MOST = 100_000;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .registerModule(new SimpleModule()
                    .addDeserializer(Bandwidth.class, new Unit<>(Bandwidth.class, Bandwidth::parse))
                    .addDeserializer(SimDuration.class, new Unit<>(SimDuration.class, SimDuration::parse))
                    .addDeserializer(ByteCount.class, new Unit<>(ByteCount.class, ByteCount::parse)));

    private RingFile() {}

    private static final class Unit<T> extends StdDeserializer<T> {
        private final transient Function<String, T> parse;

        Unit(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return parse.apply(parser.getText());
            } catch (IllegalArgumentException problem) {
                throw JsonMappingException.from(parser, problem.getMessage(), problem);
            }
        }
    }

    /** @throws InputProblem where it cannot be read or used */
    static RingPlan read(Optional<Path> file) {
        var name = file.map(Path::toString).orElse("ring (shipped)");
        try (var in = open(file)) {
            return checked(name, YAML.readValue(in.readNBytes(BYTES_MOST), RingPlan.class));
        } catch (JsonProcessingException wrong) {
            throw InputProblem.of(
                    name + place(wrong.getLocation()),
                    field(wrong),
                    found(wrong),
                    "what deploy/benchmarks/ring.yaml shows",
                    "");
        } catch (NoSuchFileException missing) {
            throw InputProblem.of("--file", "", "no file " + name, "a file that exists", "");
        } catch (IOException unreadable) {
            throw InputProblem.of("--file", "", name + ": " + unreadable.getMessage(), "a readable file", "");
        }
    }

    private static InputStream open(Optional<Path> file) throws IOException {
        return file.isPresent() ? Files.newInputStream(file.get()) : RingFile.class.getResourceAsStream(SHIPPED);
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String found(JsonProcessingException wrong) {
        var isMissing = wrong.getOriginalMessage().startsWith("Missing creator property");
        return isMissing ? "no " + field(wrong) : wrong.getOriginalMessage();
    }

    private static String field(JsonProcessingException wrong) {
        return wrong instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? String.valueOf(mapping.getPath().getLast().getFieldName())
                : "";
    }

    /** @throws InputProblem where a figure is out of its range */
    static RingPlan checked(String name, RingPlan plan) {
        require(name, "chunks", plan.chunks() >= 1 && plan.chunks() <= 64, plan.chunks(), "1 to 64");
        var bytes = plan.chunk().bytes();
        require(
                name,
                "chunk",
                bytes > 0 && bytes % Float.BYTES == 0 && bytes <= 1 << 20,
                plan.chunk(),
                "4 B to 1 MiB, in whole values of 4 B");
        require(name, "latency", plan.latency().picos() > 0, plan.latency(), "above 0");
        for (var runs : plan.runs()) {
            require(
                    name,
                    "endpoints",
                    runs.endpoints() >= 2 && runs.endpoints() <= ENDPOINTS_MOST,
                    runs.endpoints(),
                    "2 to " + ENDPOINTS_MOST);
            require(name, "times", runs.times() >= 1 && runs.times() <= 1000, runs.times(), "1 to 1000");
        }
        return plan;
    }

    private static void require(String name, String field, boolean isRight, Object found, String allowed) {
        if (!isRight) {
            throw InputProblem.of(name, field, found.toString(), allowed, "");
        }
    }
}
