package orrery.node.host;

import java.util.Base64;
import java.util.List;
import orrery.fabric.fault.Amendment;
import orrery.node.job.Job;
import orrery.protocol.wire.KryoForm;
import orrery.protocol.wire.WireProblem;

/** A job as bytes for a file, and back; the same form in which it travels to hosts. */
public final class JobForm {
    private static final KryoForm FORM = new KryoForm(List.of(new HostRegistrar()));

    private JobForm() {}

    public static byte[] write(Job job) {
        return FORM.write(job);
    }

    /** @throws WireProblem where the bytes are none */
    public static Job read(byte[] bytes) {
        if (FORM.read(bytes) instanceof Job job) {
            return job;
        }
        throw new WireProblem("something else than a job");
    }

    /** An amendment of a job as a word for a file. */
    public static String word(Amendment.Dated amendment) {
        return Base64.getEncoder().encodeToString(FORM.write(amendment));
    }

    /** @throws WireProblem where the word is none */
    public static Amendment.Dated amendment(String word) {
        try {
            if (FORM.read(Base64.getDecoder().decode(word)) instanceof Amendment.Dated amendment) {
                return amendment;
            }
        } catch (IllegalArgumentException e) {
            // As any other word that is none of ours.
        }
        throw new WireProblem("something else than an amendment");
    }
}
