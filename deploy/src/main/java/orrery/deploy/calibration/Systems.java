package orrery.deploy.calibration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import orrery.deploy.measured.kernel.KernelRow;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.protocol.naming.Spelling;

/** Which GPU of the catalogue a file means by the name of a system: {@code h100_sxm} is {@code h100-sxm}. */
public record Systems(Catalogue catalogue) {
    private static final String SOCKET = "-sxm";

    /** @throws InputProblem at the row where the catalogue has no such GPU */
    public Gpu gpu(KernelRow row) {
        return named(row.system())
                .orElseThrow(() -> new InputProblem(
                        row.systemOrigin(),
                        "system",
                        "\"" + row.system() + "\", which no GPU of the catalogue is called",
                        String.join(", ", names()),
                        remedy(row.system())));
    }

    /** The GPU of that name; underscores count as hyphens, and the socket may be left out or added. */
    public Optional<Gpu> named(String system) {
        var name = system.toLowerCase(Locale.ROOT).replace('_', '-');
        var bare = name.endsWith(SOCKET) ? name.substring(0, name.length() - SOCKET.length()) : name;
        return Stream.of(name, bare, bare + SOCKET)
                .filter(names()::contains)
                .findFirst()
                .map(catalogue::gpu);
    }

    public List<String> names() {
        return catalogue.gpuNames();
    }

    private String remedy(String system) {
        var near = Spelling.didYouMean(system, names());
        return (near.isEmpty() ? "" : near + " ") + "a chip of your own: orrery calibrate --name NAME --like GPU";
    }
}
