package orrery.deploy.launch;

import orrery.deploy.experiment.Audience;
import orrery.deploy.report.ProgressDisplay;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.node.outcome.Progress;

/** Standard error, and whoever looks at it. */
record Display(Surroundings around, Way way) implements Audience {

    /** Where progress goes as JSON, nothing else does. */
    @Override
    public void say(String line) {
        if (way != Way.JSON_LINES) {
            around.err().print(line + "\n");
            around.err().flush();
        }
    }

    @Override
    public Showing show() {
        var progress = new ProgressDisplay(way, around.err(), around.wallNanos());
        return new Showing() {
            @Override
            public void accept(Progress glance) {
                progress.accept(glance);
            }

            @Override
            public void close() {
                progress.close();
            }
        };
    }
}
