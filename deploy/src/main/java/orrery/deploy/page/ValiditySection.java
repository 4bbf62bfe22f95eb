package orrery.deploy.page;

import orrery.deploy.report.Labels;

/** How far each kind of number may be trusted. */
record ValiditySection(Told told) implements Section {

    @Override
    public String id() {
        return "validity";
    }

    @Override
    public String title() {
        return "How far the numbers are validated";
    }

    @Override
    public void write(Html html) {
        html.open("ul");
        html.words("li", "Tokens: see verification; they are computed, not modelled.");
        html.words(
                "li",
                "Latency, throughput and the course of a step: " + Labels.UNVALIDATED + " for this very run; "
                        + told.validated() + ".");
        html.words("li", "Bytes on links: counted message by message, headers of the catalogue included.");
        html.words("li", "Energy and cost: " + Labels.UNVALIDATED + "; ranges are those of the catalogue's figures.");
        html.close();
    }
}
