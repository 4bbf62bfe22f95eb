package orrery.deploy.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import orrery.fabric.catalogue.Figure;
import orrery.fabric.catalogue.Fraction;
import orrery.fabric.survey.Bill;
import orrery.fabric.survey.Bisection;
import orrery.fabric.survey.LinkCount;
import orrery.fabric.survey.OpticalLinks;
import orrery.fabric.survey.PartCount;
import orrery.fabric.survey.Reach;
import orrery.fabric.survey.Survey;
import orrery.protocol.units.Power;

/** The machine-readable twin of {@link SurveyText}; units are in the names, null is unknown. */
public final class SurveyJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SurveyJson() {}

    public static ObjectNode of(Survey survey) {
        var json = NODES.objectNode();
        json.put("name", survey.name()).put("endpoints", survey.endpoints()).put("racks", survey.racks());
        survey.parts().forEach(part -> json.withArrayProperty("devices").add(part(part)));
        survey.links().forEach(count -> json.withArrayProperty("links").add(link(count)));
        json.set("bisection", bisection(survey.bisection()));
        json.set("hops", hops(survey.reach()));
        json.set("zero_load_latency", latency(survey.reach()));
        json.set("optics", optics(survey.bill()));
        json.set("power", power(survey.bill()));
        survey.sources()
                .forEach((figure, sources) -> json.withObjectProperty("sources").set(figure, sources(sources)));
        return json;
    }

    private static ObjectNode part(PartCount count) {
        var json = NODES.objectNode();
        json.put("part", count.part().name())
                .put("kind", Words.word(count.part().kind()));
        json.put("count", count.count());
        return watts(json, "watts_each", count.power());
    }

    private static ObjectNode link(LinkCount count) {
        var medium = count.medium();
        return NODES.objectNode()
                .put("medium", medium.name())
                .put("kind", Words.word(medium.kind()))
                .put("optical", medium.optical())
                .put("ports_joined", count.wires())
                .put("links", count.links())
                .put("bandwidth_bytes_per_s", medium.bandwidth().bytesPerSecond())
                .put("latency_ps", medium.latencyPs());
    }

    private static ObjectNode bisection(Bisection bisection) {
        return NODES.objectNode()
                .put("bytes_per_s_one_direction", bisection.bytesPerSecond())
                .put("how", "least maximum flow over splits of the endpoints into halves")
                .put("splits", bisection.splits())
                .put("block", bisection.block());
    }

    private static ObjectNode hops(Reach reach) {
        var json = NODES.objectNode()
                .put("diameter", reach.diameter())
                .put("mean", reach.hopsMean())
                .put("ordered_pairs_apart", reach.pairsApart());
        reach.pairsByHops()
                .forEach((hops, pairs) ->
                        json.withObjectProperty("ordered_pairs_by_hops").put(hops.toString(), pairs));
        return json;
    }

    private static ObjectNode latency(Reach reach) {
        return NODES.objectNode()
                .put("min_ps", reach.latencyPsMin())
                .put("mean_ps", Math.round(reach.latencyPsMean()))
                .put("max_ps", reach.latencyPsMax())
                .put("how", Words.how(reach.how()))
                .put("exactness", Words.word(reach.how().kind()));
    }

    private static ObjectNode optics(Bill bill) {
        var json = NODES.objectNode().put("ends", bill.opticalEnds());
        fraction(json, "engines", Optional.of(bill.engines()));
        fraction(json, "lasers", Optional.of(bill.lasers()));
        fraction(json, "laser_modules", Optional.of(bill.laserModules()));
        bill.optical().forEach(light -> json.withArrayProperty("media").add(light(light)));
        return json;
    }

    private static ObjectNode light(OpticalLinks light) {
        var json = NODES.objectNode()
                .put("medium", light.medium().name())
                .put("optics", light.opticsNames().orElse(null))
                .put("links", light.links())
                .put("ends", light.ends());
        fraction(json, "engines", light.engines());
        fraction(json, "lasers", light.lasers());
        fraction(json, "laser_modules", light.laserModules());
        return watts(json, "watts", light.power());
    }

    private static ObjectNode power(Bill bill) {
        var json = NODES.objectNode();
        watts(json, "optics_watts", bill.opticsPower());
        watts(json, "switches_and_adapters_watts", bill.chipsPower());
        watts(json, "watts", bill.power());
        var unknown = json.putArray("unknown");
        bill.unknown().forEach(unknown::add);
        return json;
    }

    static ArrayNode sources(List<Figure> figures) {
        var json = NODES.arrayNode();
        for (var figure : figures) {
            json.addObject()
                    .put("path", figure.name())
                    .put("value", figure.value())
                    .put("confidence", Words.word(figure.confidence()))
                    .put("source", figure.source());
        }
        return json;
    }

    private static void fraction(ObjectNode json, String key, Optional<Fraction> fraction) {
        json.put(
                key,
                fraction.map(known -> (double) known.numerator() / known.denominator())
                        .orElse(null));
    }

    static ObjectNode watts(ObjectNode json, String key, Optional<Power> power) {
        return json.put(key, power.map(known -> known.milliwatts() / 1000.0).orElse(null));
    }
}
