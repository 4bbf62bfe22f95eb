package orrery.deploy.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the product. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (var in = Version.class.getResourceAsStream("/orrery/version.txt")) {
            var version = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new String[] {"orrery " + version + " on Java " + Runtime.version()};
        }
    }
}
