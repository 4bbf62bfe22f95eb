package orrery.deploy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The shape every module keeps: who may know whom, and what a device must not know at all. */
final class ArchitectureTest {
    /** Code in these packages decides from state and event alone, so that a run replays. */
    private static final String[] PURE = {
        "orrery.fabric.switching..", "orrery.fabric.link..", "orrery.fabric.nvlink..", "orrery.fabric.ethernet..",
        "orrery.fabric.cpo..", "orrery.fabric.device..", "orrery.fabric.routing..", "orrery.node.gpu..",
        "orrery.node.lpu..", "orrery.node.cpu..", "orrery.node.device..", "orrery.node.collective.."
    };

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(ArchitectureTest::isWrittenByHand)
            .importPackages("orrery");

    private static boolean isWrittenByHand(Location location) {
        return !location.contains("/orrery/protocol/wire/proto/") && !location.contains("/jmh_generated/");
    }

    @Test
    void aModuleUsesOnlyThoseBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("protocol").definedBy("orrery.protocol..")
                .layer("fabric").definedBy("orrery.fabric..")
                .layer("node").definedBy("orrery.node..")
                .layer("deploy").definedBy("orrery.deploy..")
                .whereLayer("protocol").mayNotAccessAnyLayer()
                .whereLayer("fabric").mayOnlyAccessLayers("protocol")
                .whereLayer("node").mayOnlyAccessLayers("protocol", "fabric")
                .withOptionalLayers(true)
                .check(PRODUCTION);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("orrery.(*).(*)..").should().beFreeOfCycles().check(PRODUCTION);
    }

    @Test
    void devicesKnowNoClockThreadFileOrActor() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(notReplayable())
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .allowEmptyShould(true) // the list names packages that come with later devices
                .check(PRODUCTION);
    }

    private static DescribedPredicate<JavaClass> notReplayable() {
        return type(Instant.class)
                .or(assignableTo(Clock.class))
                .or(assignableTo(Thread.class))
                .or(type(Random.class))
                .or(type(ThreadLocalRandom.class))
                .or(resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "org.apache.pekko.."))
                .as("clocks, threads, unseeded chance, files or actors");
    }

    @Test
    void theRuleForDevicesCoversSomething() {
        var pure = PRODUCTION.that(resideInAnyPackage(PURE).and(not(assignableTo(package_info()))));
        assertEquals(false, pure.isEmpty(), "no class in any of " + List.of(PURE));
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        var silent = PRODUCTION.stream().collect(groupingBy(JavaClass::getPackageName)).entrySet().stream()
                .filter(inPackage -> inPackage.getValue().stream().noneMatch(ArchitectureTest::isPackageInfo))
                .map(java.util.Map.Entry::getKey)
                .sorted()
                .toList();
        assertEquals(List.of(), silent, "packages without a package-info.java");
    }
}
