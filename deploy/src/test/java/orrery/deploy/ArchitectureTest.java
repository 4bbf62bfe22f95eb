package orrery.deploy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The shape every module keeps: who may know whom, and what a device must not know at all. */
final class ArchitectureTest {
    /** Code in these packages decides from state and event alone, so that a run replays. */
    private static final String[] PURE = {
        "orrery.fabric.link..",
        "orrery.fabric.ethernet..",
        "orrery.fabric.optics..",
        "orrery.fabric.schedule..",
        "orrery.fabric.switching..",
        "orrery.fabric.routing..",
        "orrery.fabric.topology..",
        "orrery.fabric.placement..",
        "orrery.fabric.survey..",
        "orrery.fabric.time..",
        "orrery.node.gpu..",
        "orrery.node.cpu..",
        "orrery.node.lpu..",
        "orrery.node.collective..",
        "orrery.node.schedule..",
        "orrery.node.load..",
        "orrery.node.trial..",
        "orrery.node.execution..",
        "orrery.node.replay..",
        "orrery.node.tuning..",
        "orrery.node.device.."
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
                .layer("protocol")
                .definedBy("orrery.protocol..")
                .layer("fabric")
                .definedBy("orrery.fabric..")
                .layer("node")
                .definedBy("orrery.node..")
                .layer("deploy")
                .definedBy("orrery.deploy..")
                .whereLayer("protocol")
                .mayNotAccessAnyLayer()
                .whereLayer("fabric")
                .mayOnlyAccessLayers("protocol")
                .whereLayer("node")
                .mayOnlyAccessLayers("protocol", "fabric")
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
    void productionLogsThroughSlf4j() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(PRODUCTION);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        var explained = PRODUCTION.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(toSet());
        var silent = PRODUCTION.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !explained.contains(name))
                .collect(toCollection(TreeSet::new));
        assertEquals(Set.of(), silent, "packages without a package-info.java");
    }
}
