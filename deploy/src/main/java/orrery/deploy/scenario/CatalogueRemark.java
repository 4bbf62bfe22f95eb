package orrery.deploy.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import orrery.fabric.catalogue.CatalogueProblem;

/** What is wrong with a file of added rows, as a problem with input: at its line where there is one. */
public final class CatalogueRemark {
    private static final String HINT = "; did you mean ";
    private static final String ROWS = "orrery explain shows the rows there are, orrery calibrate writes such a file";

    private CatalogueRemark() {}

    /** @param asked where the file is named */
    public static InputProblem of(CatalogueProblem unusable, Origin asked, String field) {
        var parts = unusable.allowed().split(HINT, 2);
        var allowed = parts[0].isEmpty() ? "a file with a table for each section" : parts[0];
        var remedy = parts.length > 1 ? "did you mean " + parts[1] : ROWS;
        return unusable.line() > 0
                ? new InputProblem(spot(unusable), field(unusable), unusable.found(), allowed, remedy)
                : new InputProblem(asked, field, unusable.found(), allowed, remedy);
    }

    private static String field(CatalogueProblem unusable) {
        return unusable.field().equals("the file") ? "" : unusable.field();
    }

    /** Under all that stands in the line. */
    private static Origin spot(CatalogueProblem unusable) {
        try {
            var text = Files.readString(Path.of(unusable.file()), StandardCharsets.UTF_8);
            var line = text.lines().skip(unusable.line() - 1).findFirst().orElse("");
            var column = 1 + line.length() - line.stripLeading().length();
            return new SourceText(unusable.file(), text)
                    .at(unusable.line(), column, line.strip().length());
        } catch (IOException gone) {
            return new Origin(unusable.file(), unusable.line(), 1, 1, "");
        }
    }
}
