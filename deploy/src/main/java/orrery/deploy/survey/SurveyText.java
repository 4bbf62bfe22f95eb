package orrery.deploy.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.deploy.report.Paragraph;
import orrery.deploy.report.TextTable;
import orrery.fabric.survey.LinkCount;
import orrery.fabric.survey.OpticalLinks;
import orrery.fabric.survey.PartCount;
import orrery.fabric.survey.Survey;

/** A survey for a person: tables of devices, links and light, figures with what they mean, and where they come from. */
public final class SurveyText {
    private static final int WIDTH = 100;
    private static final String UNKNOWN = Words.UNKNOWN;

    private SurveyText() {}

    public static String of(Survey survey) {
        var blocks = new ArrayList<String>();
        blocks.add(Paragraph.printable(survey.name()) + ": " + Words.counted(survey.endpoints(), "endpoint")
                + (survey.racks() > 0 ? " in " + Words.counted(survey.racks(), "rack") : "") + "\n");
        blocks.add(devices(survey.parts()));
        blocks.add(links(survey.links()));
        blocks.add(FigureLines.of(survey));
        if (!survey.bill().optical().isEmpty()) {
            blocks.add(light(survey.bill().optical()));
        }
        blocks.add(power(survey));
        blocks.add(sources(survey));
        return String.join("\n", blocks);
    }

    private static String devices(List<PartCount> parts) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("device", "kind", "count", "power each"));
        for (var part : parts) {
            rows.add(List.of(
                    Paragraph.printable(part.part().name()),
                    Words.kind(part.part().kind()),
                    Words.whole(part.count()),
                    part.isFabric() ? Words.power(part.power()) : ""));
        }
        return TextTable.of(rows);
    }

    private static String links(List<LinkCount> links) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("link", "made of", "ports joined", "links", "each way", "latency"));
        for (var count : links) {
            var medium = count.medium();
            rows.add(List.of(
                    Paragraph.printable(medium.name()),
                    medium.optical() ? "light" : "copper",
                    Words.whole(count.wires()),
                    Words.whole(count.links()),
                    medium.bandwidth().toString(),
                    medium.latency().toString()));
        }
        return TextTable.of(rows);
    }

    private static String light(List<OpticalLinks> optical) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("light", "optics", "ends", "engines", "lasers", "laser modules", "power"));
        for (var light : optical) {
            rows.add(List.of(
                    Paragraph.printable(light.medium().name()),
                    light.opticsNames().orElse(UNKNOWN),
                    Words.whole(light.ends()),
                    light.engines().map(Words::fraction).orElse(UNKNOWN),
                    light.lasers().map(Words::fraction).orElse(UNKNOWN),
                    light.laserModules().map(Words::fraction).orElse(UNKNOWN),
                    Words.power(light.power())));
        }
        return TextTable.of(rows);
    }

    private static String power(Survey survey) {
        var bill = survey.bill();
        var text = String.format(
                Locale.ROOT,
                "power: optics %s, switches and adapters without optics %s, together %s%s%n",
                Words.power(bill.opticsPower()),
                Words.power(bill.chipsPower()),
                bill.unknown().isEmpty() || bill.power().isEmpty() ? "" : "at least ",
                Words.power(bill.power()));
        return bill.unknown().isEmpty()
                ? text
                : text + wrapped("not in it, for want of a figure: " + String.join(", ", bill.unknown()));
    }

    private static String sources(Survey survey) {
        return survey.sources().entrySet().stream()
                .map(entry -> wrapped(entry.getKey().replace('_', ' ') + " from " + Cited.of(entry.getValue())))
                .collect(Collectors.joining());
    }

    private static String wrapped(String text) {
        return String.join("\n  ", Paragraph.lines(text, WIDTH)) + "\n";
    }
}
