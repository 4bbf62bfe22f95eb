package orrery.deploy.sweep;

import orrery.deploy.page.Html;
import orrery.deploy.page.Section;

/** The picture: what one figure costs of the other. */
record FrontSection(Findings findings) implements Section {

    @Override
    public String id() {
        return "front";
    }

    @Override
    public String title() {
        return findings.question().hasFront() ? "Pareto front" : "Picture";
    }

    @Override
    public void write(Html html) {
        var question = findings.question();
        html.words("p", question.hasFront() ? words(question) : "Every cell by its two figures.");
        html.open("div", "class", "charts");
        html.drawing(SweepPicture.inPage(findings));
        html.close();
    }

    private String words(Question question) {
        return "Of " + question.y().words() + " and " + question.x().words()
                + ", no other cell has more of both than those of the front, which have words. Lines join what no other of the same colour beats.";
    }
}
