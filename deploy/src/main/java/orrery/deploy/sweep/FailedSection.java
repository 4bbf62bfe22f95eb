package orrery.deploy.sweep;

import orrery.deploy.page.Html;
import orrery.deploy.page.Section;

/** Cells that have no results, each with its whole message. */
record FailedSection(Findings findings) implements Section {

    @Override
    public String id() {
        return "failed";
    }

    @Override
    public String title() {
        return "Failed";
    }

    /** Of a cell's own place in it. */
    static String id(Finding finding) {
        return "failed-" + finding.number();
    }

    @Override
    public void write(Html html) {
        findings.failed().forEach((finding, why) -> {
            html.words("h3", finding.number() + ": " + finding.cell().name(), "id", id(finding));
            html.lines(why.words());
        });
    }
}
