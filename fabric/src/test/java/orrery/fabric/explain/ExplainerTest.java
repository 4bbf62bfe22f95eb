package orrery.fabric.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Figure;
import orrery.fabric.explain.Explanation.Derived;
import orrery.fabric.explain.Explanation.Part;

class ExplainerTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Explainer EXPLAINER = new Explainer(CATALOGUE);

    @ParameterizedTest
    @CsvSource({
        "gpu.rubin.memory, gpus/rubin/memory",
        "gpus/rubin/memory, gpus/rubin/memory",
        "GPU.Rubin.memory_bandwidth, gpus/rubin/memoryBandwidth",
        "medium.nvlink5.latency, media/nvlink5/latency",
        "nic.connectx8.bandwidth, nics/connectx8/bandwidth",
        "optic.cpo-1600g.lasers, optics/cpo-1600g/lasers",
        "gpu.rubin.nvlink.latency, media/nvlink6/latency",
        "lpu.lp30.chipToChip.header, media/lpu-lane/header",
        "media.nvlink7-optical.laserModules, optics/nvlink-cpo/laserModules"
    })
    void aPathToAFigureLeadsToItAlone(String path, String name) {
        var explanation = EXPLAINER.explain(path);

        assertEquals(List.of(CATALOGUE.figure(name).orElseThrow()), figures(explanation));
        assertEquals(name.replace('/', '.'), explanation.path());
    }

    @Test
    void everyFigureIsFoundByItsOwnName() {
        for (var figure : CATALOGUE.figures()) {
            var explanation = EXPLAINER.explain(figure.name().replace('/', '.'));
            assertEquals(figure, explanation.parts().getFirst().figures().getFirst(), figure.name());
        }
    }

    @Test
    void aTableYieldsEveryFigureBelowIt() {
        var switches = EXPLAINER.explain("switch.nvswitch5");
        var names = figures(switches).stream().map(Figure::name).collect(Collectors.toSet());

        assertTrue(names.contains("switches/nvswitch5/ports") && names.contains("switches/nvswitch5/latency"));
        assertTrue(names.stream().allMatch(name -> name.startsWith("switches/nvswitch5/")), names.toString());
        assertEquals("50.00 GB/s", derived(switches.parts().getFirst()).get("bandwidthPerPort"));
        assertEquals(CATALOGUE.figures().size(), sizeOfAllSections());
    }

    private static long sizeOfAllSections() {
        return EXPLAINER.contents().stream()
                .mapToLong(
                        section -> figures(EXPLAINER.explain(section.section())).size())
                .sum();
    }

    @Test
    void theNvlinkOfAGpuIsFollowedToItsMediumAndAddedUp() {
        var parts = EXPLAINER.explain("gpu.rubin.nvlink").parts();

        assertEquals(
                List.of("gpus.rubin.nvlink", "media.nvlink6"),
                parts.stream().map(Part::path).toList());
        assertEquals("one link of rubin's nvlink", parts.get(1).why());
        var totals = derived(parts.getFirst());
        assertEquals("72", totals.get("lanes"));
        assertEquals("1.800 TB/s", totals.get("oneDirection"));
        assertEquals("3.600 TB/s", totals.get("bothDirections"));
        assertTrue(how(parts.getFirst(), "bothDirections").endsWith(", as published"));
        var rounded = EXPLAINER.explain("lpu.lp30.chipToChip").parts().getFirst();
        assertTrue(how(rounded, "bothDirections").endsWith("; published as 2.500 TB/s"), rounded.toString());
        assertEquals("50.00 GB/s", derived(parts.get(1)).get("oneDirection"));
        assertTrue(
                parts.get(1).figures().stream().anyMatch(figure -> figure.name().endsWith("/latency")));
    }

    @Test
    void lightIsFollowedToItsOptics() {
        var parts = EXPLAINER.explain("media.infiniband-xdr-cpo").parts();

        assertEquals("optics.cpo-1600g", parts.get(1).path());
        assertEquals("4.500 W", derived(parts.getFirst()).get("power"));
        assertEquals("1/8", derived(parts.getFirst()).get("laserModules"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gqu.rubin               | "gqu"                                  | gpus     | did you mean gpu?
            gpu.ruben               | "ruben" below gpus                     | rubin    | did you mean rubin?
            gpu.rubin.nvlnk         | "nvlnk" below gpus.rubin               | nvlink   | did you mean nvlink?
            gpu.rubin.nvlink.color  | "color" below gpus.rubin.nvlink        | links    | ''
            gpu..nvlink             | "" below gpus                          | rubin    | ''
            ''                      | ""                                     | switches | ''
            """)
    void aPathThatLeadsNowhereIsAnsweredWithTheNearestSpelling(
            String path, String found, String allowed, String remedy) {
        var problem = assertThrows(UnknownPath.class, () -> EXPLAINER.explain(path));

        assertEquals(found, problem.found());
        assertTrue(problem.allowed().contains(allowed), problem.allowed().toString());
        assertEquals(remedy, problem.remedy());
    }

    @Test
    void belowAFigureThereIsNothing() {
        var problem = assertThrows(UnknownPath.class, () -> EXPLAINER.explain("gpu.rubin.memory.size"));

        assertEquals("\"size\" below gpus.rubin.memory", problem.found());
        assertEquals("ask for gpus.rubin.memory", problem.remedy());
        assertFalse(problem.getMessage().isBlank());
    }

    private static List<Figure> figures(Explanation explanation) {
        return explanation.parts().stream()
                .flatMap(part -> part.figures().stream())
                .toList();
    }

    private static String how(Part part, String name) {
        return part.derived().stream()
                .filter(derived -> derived.name().equals(name))
                .map(Derived::how)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> derived(Part part) {
        return part.derived().stream().collect(Collectors.toMap(Derived::name, Derived::value));
    }
}
