package orrery.deploy.benchmark;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
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

/** Reads the plan of a benchmark from YAML: the shipped one, or that of a file. */
final class PlanFile {
    private static final int BYTES_MOST = 100_000;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .registerModule(new SimpleModule()
                    .addDeserializer(Bandwidth.class, new Unit<>(Bandwidth.class, Bandwidth::parse))
                    .addDeserializer(SimDuration.class, new Unit<>(SimDuration.class, SimDuration::parse))
                    .addDeserializer(ByteCount.class, new Unit<>(ByteCount.class, ByteCount::parse)));

    private PlanFile() {}

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

    /**
     * @param benchmark names the shipped plan
     * @throws InputProblem where it cannot be read as a plan
     */
    static <T> T read(String benchmark, Class<T> plan, Optional<Path> file) {
        var name = name(benchmark, file);
        try (var in = open(benchmark, file)) {
            return YAML.readValue(in.readNBytes(BYTES_MOST), plan);
        } catch (JsonProcessingException wrong) {
            throw InputProblem.of(
                    name + place(wrong.getLocation()),
                    field(wrong),
                    found(wrong),
                    "what deploy/benchmarks/" + benchmark + ".yaml shows",
                    "");
        } catch (NoSuchFileException missing) {
            throw InputProblem.of("--file", "", "no file " + name, "a file that exists", "");
        } catch (IOException unreadable) {
            throw InputProblem.of("--file", "", name + ": " + unreadable.getMessage(), "a readable file", "");
        }
    }

    /** What to call the plan in a complaint. */
    static String name(String benchmark, Optional<Path> file) {
        return file.map(Path::toString).orElse(benchmark + " (shipped)");
    }

    private static InputStream open(String benchmark, Optional<Path> file) throws IOException {
        return file.isPresent()
                ? Files.newInputStream(file.get())
                : PlanFile.class.getResourceAsStream("/orrery/benchmarks/" + benchmark + ".yaml");
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

    static void require(String name, String field, boolean isRight, Object found, String allowed) {
        if (!isRight) {
            throw InputProblem.of(name, field, found.toString(), allowed, "");
        }
    }
}
