package orrery.deploy.pareto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import orrery.deploy.chart.Axis;
import orrery.deploy.chart.Chart;
import orrery.deploy.chart.Panel;
import orrery.deploy.chart.Series;
import orrery.deploy.pareto.ParetoQuestion.Model;
import orrery.fabric.catalogue.Catalogue;
import orrery.node.family.Configurations;
import orrery.node.forecast.Lengths;

final class ParetoFilesTest {
    private static final List<Curve> CURVES =
            List.of(Points.curve(Points.at(1, 100, 10), Points.at(2, 80, 16), Points.at(4, 60, 12)));

    @Test
    void aRowOfCsvSaysThePointWithItsUnitsAndRanges() {
        var lines = ParetoCsv.of(CURVES).lines().toList();
        assertEquals(4, lines.size());
        assertEquals(
                "model,system,validated,topology,formats,engine,isl,osl,plan,gpus,lpus,concurrency,mean_batch,ttft_mean_ms,front,"
                        + "tokens_per_s_per_user,tokens_per_s_per_user_low,tokens_per_s_per_user_high,"
                        + "tokens_per_s_per_gpu,tokens_per_s_per_gpu_low,tokens_per_s_per_gpu_high,"
                        + "tokens_per_s_per_mw,tokens_per_s_per_mw_low,tokens_per_s_per_mw_high,"
                        + "joules_per_token,joules_per_token_low,joules_per_token_high,"
                        + "dollars_per_million_tokens_hyperscaler,dollars_per_million_tokens_hyperscaler_low,"
                        + "dollars_per_million_tokens_hyperscaler_high,"
                        + "dollars_per_million_tokens_neocloud,dollars_per_million_tokens_neocloud_low,"
                        + "dollars_per_million_tokens_neocloud_high,"
                        + "dollars_per_million_tokens_rental,dollars_per_million_tokens_rental_low,"
                        + "dollars_per_million_tokens_rental_high",
                lines.getFirst());
        assertEquals(
                "a-model,a-system,false,\"compose:rack=hgx-h100,racks=2\",f32,vllm,1024,512,TP8,8,0,1,1,12.5,true,"
                        + "100,90,110,10,9,11,500000,400000,600000,2,1.5,2.5,0,0,0,100,85,115,0,0,0",
                lines.get(1));
        assertTrue(lines.get(3).contains("12.5,false,"), lines.get(3));
    }

    @Test
    void thePictureHasAPanelForTheModelACurveAndItsFrontsPoints() throws Exception {
        var svg = ParetoPicture.svg(question(), CURVES, Measured.shipped(), true);
        var document = parsed(svg);
        assertEquals(2, document.getElementsByTagName("polyline").getLength(), "a curve, and its sample in the legend");
        assertEquals(2, document.getElementsByTagName("circle").getLength(), "two points, and nothing was measured");
        assertFalse(svg.contains("measured, of any"), "the legend shows what the picture has");
        assertTrue(svg.contains(">tokens/s/user<") && svg.contains(">tokens/s/GPU<"));
        assertTrue(svg.contains("a-system (not validated)"));
        assertEquals(svg, ParetoPicture.svg(question(), CURVES, Measured.shipped(), true));
    }

    @Test
    void wordsUnderTheTitleEndBeforeThePictureDoes() throws Exception {
        var document = parsed(ParetoPicture.svg(question(), CURVES, Measured.shipped(), true));
        var width = Integer.parseInt(document.getDocumentElement().getAttribute("width"));
        var words = document.getElementsByTagName("text");
        for (var number = 0; number < words.getLength(); number++) {
            var text = words.item(number).getTextContent();
            assertTrue(text.length() * 7 < width, text);
        }
    }

    @Test
    void theLegendShowsMeasuredPointsWhereThereAreSome() {
        var spot = new Series.Spot(10, 100, "measured here");
        var series = new Series(0, "one", false, List.of(spot), List.of(spot));
        var axis = new Axis("tokens/s", 1, 100, true);

        assertTrue(new Chart("title", "note", List.of(new Panel("panel", axis, axis, List.of(series))))
                .svg()
                .contains("measured, of any lengths and load"));
    }

    @Test
    void wordsBesideAnAxisKeepClearOfItsTicks() throws Exception {
        var axis = new Axis("tokens/s", 0.0001, 20_000, true);
        var document = parsed(new Chart("title", "note", List.of(new Panel("panel", axis, axis, List.of()))).svg());
        var texts = document.getElementsByTagName("text");
        var label = 0.0;
        var ticks = Double.MAX_VALUE;
        for (var number = 0; number < texts.getLength(); number++) {
            var text = (Element) texts.item(number);
            if (text.hasAttribute("transform")) {
                label = Double.parseDouble(text.getAttribute("transform").split("[( ]")[1]);
            } else if (text.getAttribute("text-anchor").equals("end")) {
                var width = 7.5 * text.getTextContent().length();
                ticks = Math.min(ticks, Double.parseDouble(text.getAttribute("x")) - width);
            }
        }
        assertTrue(label + 4 < ticks, "label to " + label + " and what hangs below it, ticks from " + ticks);
    }

    @Test
    void thePictureDoesNotDependOnTheLocale() {
        var curves = List.of(Points.curve(Points.at(4096, 100, 10)));
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertTrue(ParetoPicture.svg(question(), curves, Measured.shipped(), true)
                    .contains("4,096 users"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void measuredRunsOfASystemAreKnownByBothOfTheirFigures() {
        var points = Measured.shipped().of("deepseek-r1", ServingSystem.named("b200"));
        assertTrue(
                points.stream().anyMatch(point -> close(point.perUser(), 11.9263) && close(point.perGpu(), 4548.01)));
        assertTrue(points.stream()
                .anyMatch(point -> close(point.perUser(), 1000 / 66.461) && close(point.perGpu(), 18592.2 / 8)));
        assertEquals(List.of(), Measured.shipped().of("deepseek-r1", ServingSystem.named("vera-rubin-nvl72")));
    }

    private static boolean close(double one, double other) {
        return Math.abs(one / other - 1) < 1e-4;
    }

    private static ParetoQuestion question() {
        return new ParetoQuestion(
                List.of(new Model("a-model", Configurations.named("tiny-llama"))),
                List.of(ServingSystem.named("a-system")),
                new Lengths(1024, 512),
                Catalogue.load().engine("vllm"),
                Optional.empty(),
                8);
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
