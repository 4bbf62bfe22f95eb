package orrery.deploy.sweep;

import java.util.ArrayList;
import java.util.List;
import orrery.deploy.page.Html;
import orrery.deploy.page.Section;
import orrery.deploy.page.Sheet;

/** A sweep as a page: its figures at a glance, the picture, every cell, what failed, what differs, what is validated. */
final class SweepPage {
    private SweepPage() {}

    static String of(Findings findings) {
        return new Sheet(findings.question().name(), html -> top(html, findings), sections(findings)).html();
    }

    private static List<Section> sections(Findings findings) {
        var sections = new ArrayList<Section>(List.of(new FrontSection(findings), new CellsSection(findings)));
        if (!findings.failed().isEmpty()) {
            sections.add(new FailedSection(findings));
        }
        sections.add(new DifferenceSection(findings.question()));
        sections.add(new ValiditySection(findings));
        return sections;
    }

    private static void top(Html html, Findings findings) {
        var question = findings.question();
        html.words(
                "p",
                (question.about() + " Each cell is a run of "
                                + question.scenario().name() + ".")
                        .strip(),
                "class",
                "faint");
        html.open("div", "class", "tiles");
        html.tile(Integer.toString(findings.all().size()), "cells");
        html.tile(Integer.toString(findings.failed().size()), "failed");
        if (question.hasFront()) {
            html.tile(Integer.toString(findings.front().size()), "on the front");
        }
        html.close();
    }
}
