package orrery.deploy.sweep;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of a cell. */
sealed interface Ended {

    /** Its turn has not come, or the sweep was interrupted. */
    record Waiting() implements Ended {}

    /**
     * It has results.
     *
     * @param summary of its run, as it lies in its folder
     * @param hasPage whether the page of its run lies there, too
     */
    record Results(JsonNode summary, boolean hasPage) implements Ended {

        /** Whether its run was verified where it was compared, met its deadlines and was as its scenario expects. */
        boolean isGood() {
            var result = summary.path("result");
            var expected = result.path("expected");
            var saysOfTokens = expected.valueStream()
                    .anyMatch(verdict -> verdict.path("metric").asText().equals("tokens_equal"));
            return (saysOfTokens || result.at("/verification/passed").asBoolean(true))
                    && result.path("missed_deadlines").isEmpty()
                    && expected.valueStream()
                            .allMatch(verdict -> verdict.path("passed").asBoolean());
        }

        /** How far the run is from measured ones, in words. */
        String validated() {
            return summary.at("/result/validated").asText();
        }

        /** Whether its tokens were compared with those of one device. */
        boolean isCompared() {
            return summary.at("/result/verification/compared").asInt() > 0;
        }

        String fingerprint() {
            return summary.at("/result/fingerprint").asText();
        }
    }

    /** It has none. */
    record Failed(CellRunner.Failure failure) implements Ended {

        /** Why, for people. */
        String words() {
            return failure.kind() + ": " + failure.message();
        }
    }

    /** For tables and scripts. */
    default String word() {
        return switch (this) {
            case Waiting() -> "waiting";
            case Results results -> results.isGood() ? "done" : "not as expected";
            case Failed _ -> "failed";
        };
    }
}
