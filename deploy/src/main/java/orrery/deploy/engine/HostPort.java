package orrery.deploy.engine;

import java.util.regex.Pattern;
import orrery.deploy.scenario.InputProblem;

/** A host by name or address and a port, for example {@code 127.0.0.1:2551} or {@code [::1]:2551}. */
public record HostPort(String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");
    private static final String ALLOWED = "HOST:PORT with a port from 1 to 65535";

    /**
     * @param option the option it was given to, for the message
     * @throws InputProblem where the text is no host and port
     */
    public static HostPort parse(String option, String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw InputProblem.of(option, "", "\"" + text + "\"", ALLOWED, "for example " + option + " 127.0.0.1:2551");
        }
        if (matcher.group(2) == null) {
            throw InputProblem.of(
                    option, "", "\"" + text + "\", which has no port", ALLOWED, "did you mean " + text + ":2551?");
        }
        var port = Integer.parseInt(matcher.group(2));
        if (port < 1 || port > 65535) {
            throw InputProblem.of(option, "", "port " + port, ALLOWED, "");
        }
        return new HostPort(matcher.group(1), port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
