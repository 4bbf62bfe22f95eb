package orrery.node.host;

import java.util.List;
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
}
