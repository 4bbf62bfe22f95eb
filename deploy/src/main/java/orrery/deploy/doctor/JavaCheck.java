package orrery.deploy.doctor;

import java.lang.module.ModuleFinder;

/** The JDK: its version, and the module of vector arithmetic, which runs compute with. */
final class JavaCheck {
    private static final int NEEDED = 25;
    private static final String VECTORS = "jdk.incubator.vector";

    private JavaCheck() {}

    static Finding version(Runtime.Version version, String home) {
        var found = version + " in " + home;
        return version.feature() >= NEEDED
                ? Finding.ok("Java", found)
                : Finding.bad(
                        "Java", found, "install a JDK " + NEEDED + " or newer, or name its folder in ORRERY_JAVA_HOME");
    }

    static Finding vectors(ModuleFinder modules) {
        return modules.find(VECTORS).isPresent()
                ? Finding.ok("vectors", "module " + VECTORS + " is there")
                : Finding.bad(
                        "vectors",
                        "no module " + VECTORS,
                        "take a whole JDK " + NEEDED + ", not a runtime that leaves modules out");
    }
}
