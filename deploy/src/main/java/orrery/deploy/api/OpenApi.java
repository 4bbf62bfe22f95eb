package orrery.deploy.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The document that describes the API, written by hand; a test holds it against the routes. */
final class OpenApi {
    private static final String FILE = "/orrery/api/openapi.yaml";

    private OpenApi() {}

    static String text() {
        try (var in = OpenApi.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
