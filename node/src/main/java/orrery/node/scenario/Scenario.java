package orrery.node.scenario;

import orrery.node.format.Formats;
import orrery.node.numerics.NumericsKind;

/**
 * One run, sealed: two JVMs that hold equal scenarios compute equal tokens, times and fingerprints.
 *
 * @param name what reports call it
 * @param topology name of a topology of the catalogue
 * @param model where the weights are
 * @param plan how the model is cut
 * @param numerics what is computed with
 * @param formats what numbers are kept as
 * @param load what is asked of it
 * @param sampling how a token is chosen from logits
 * @param seed every random choice of the run derives from it
 * @param sizing of a run without numbers
 * @param faults what goes wrong, and how the system answers
 */
public record Scenario(
        String name,
        String topology,
        ModelSource model,
        Plan plan,
        NumericsKind numerics,
        Formats formats,
        Load load,
        Sampling sampling,
        long seed,
        Sizing sizing,
        Faults faults) {

    /** In which nothing goes wrong. */
    public Scenario(
            String name,
            String topology,
            ModelSource model,
            Plan plan,
            NumericsKind numerics,
            Formats formats,
            Load load,
            Sampling sampling,
            long seed,
            Sizing sizing) {
        this(name, topology, model, plan, numerics, formats, load, sampling, seed, sizing, Faults.NONE);
    }

    /** As runs without numbers usually go. */
    public Scenario(
            String name,
            String topology,
            ModelSource model,
            Plan plan,
            NumericsKind numerics,
            Formats formats,
            Load load,
            Sampling sampling,
            long seed) {
        this(name, topology, model, plan, numerics, formats, load, sampling, seed, Sizing.USUAL);
    }

    /** The same run with another sizing. */
    public Scenario sized(Sizing other) {
        return new Scenario(name, topology, model, plan, numerics, formats, load, sampling, seed, other, faults);
    }

    /** The same run in which other things go wrong. */
    public Scenario with(Faults others) {
        return new Scenario(name, topology, model, plan, numerics, formats, load, sampling, seed, sizing, others);
    }

    /** With real numbers, the weights as they are stored and float32 for all else. */
    public Scenario(
            String name, String topology, ModelSource model, Plan plan, Load load, Sampling sampling, long seed) {
        this(name, topology, model, plan, NumericsKind.REAL, Formats.F32, load, sampling, seed);
    }

    /** What numbers are computed in: those of a twin in float32, whatever the model's bytes are counted in. */
    public Formats computedIn() {
        return numerics == NumericsKind.SHADOW ? Formats.F32 : formats;
    }
}
