package orrery.deploy.survey;

import java.util.Locale;
import java.util.Optional;
import orrery.fabric.catalogue.Fraction;
import orrery.fabric.survey.Reach;
import orrery.protocol.units.Power;

/** Numbers and kinds as people read them. */
final class Words {
    static final String UNKNOWN = "unknown";

    private Words() {}

    static String power(Optional<Power> power) {
        return power.map(Power::toString).orElse(UNKNOWN);
    }

    /** With thousands grouped. */
    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String counted(long number, String noun) {
        return whole(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Exact, with a decimal part where it is not whole. */
    static String fraction(Fraction fraction) {
        return fraction.denominator() == 1
                ? whole(fraction.numerator())
                : String.format(Locale.ROOT, "%,.2f", decimal(fraction));
    }

    static double decimal(Fraction fraction) {
        return (double) fraction.numerator() / fraction.denominator();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String kind(Enum<?> kind) {
        return word(kind).replace('_', ' ');
    }

    /** How sure the distances are. */
    static String how(Reach.How how) {
        return switch (how.kind()) {
            case EXACT -> "every pair walked";
            case SYMMETRY ->
                "ways to " + whole(how.walked()) + " of " + whole(how.endpoints())
                        + " endpoints walked, some of each class that looks alike, and they agree";
            case SAMPLE -> "a sample: ways to " + whole(how.walked()) + " of " + whole(how.endpoints()) + " endpoints";
        };
    }
}
