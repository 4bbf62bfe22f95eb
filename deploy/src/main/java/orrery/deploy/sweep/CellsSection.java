package orrery.deploy.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import orrery.deploy.page.Html;
import orrery.deploy.page.Section;
import orrery.deploy.sweep.Ended.Failed;
import orrery.deploy.sweep.Ended.Results;

/** A row for each cell, with the way to the page of its run. */
record CellsSection(Findings findings) implements Section {

    @Override
    public String id() {
        return "cells";
    }

    @Override
    public String title() {
        return "Cells";
    }

    @Override
    public void write(Html html) {
        var front = findings.front();
        html.open("div", "class", "wide");
        html.open("table");
        html.open("tr");
        headings().forEach(heading -> html.words("th", heading));
        html.close();
        findings.all().forEach(finding -> row(html, finding, front));
        html.close();
        html.close();
    }

    private List<String> headings() {
        var headings = new ArrayList<>(List.of("#"));
        findings.question().axes().forEach(axis -> headings.add(axis.shortName()));
        findings.question().figures().forEach(metric -> headings.add(metric.name()));
        headings.addAll(List.of("state", "run"));
        return headings;
    }

    private void row(Html html, Finding finding, Set<Finding> front) {
        html.open("tr");
        html.words("td", Integer.toString(finding.number()));
        finding.cell().labels().forEach(label -> html.words("td", label));
        findings.question().figures().forEach(metric -> html.words("td", finding.words(metric)));
        html.words(
                "td", front.contains(finding) ? "on the front" : finding.ended().word());
        html.open("td");
        switch (finding.ended()) {
            case Results results
            when results.hasPage() -> html.words("a", "report", "href", SweepFolder.page(finding.cell()));
            case Failed _ -> html.words("a", "why", "href", "#" + FailedSection.id(finding));
            default -> {}
        }
        html.close();
        html.close();
    }
}
