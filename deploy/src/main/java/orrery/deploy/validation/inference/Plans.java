package orrery.deploy.validation.inference;

import orrery.deploy.validation.NotModelled;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;

/**
 * The plan that a row states.
 *
 * <p>"Attention DP" gives every rank of the tensor group sequences of its own; experts then go over the same ranks. All GPUs
 * of the row that a copy leaves hold further copies.
 */
final class Plans {
    private Plans() {}

    static Pool of(InferenceRow row) {
        if (row.tp().isEmpty() || row.gpus().isEmpty()) {
            throw new NotModelled("its plan is not stated");
        }
        var tensor = row.tp().getAsInt();
        var pipeline = row.pp().orElse(1);
        var experts = row.ep().orElse(1);
        var data = spreadsAttention(row);
        if (experts > tensor || tensor % experts > 0) {
            throw new NotModelled("experts on more ranks than attention, of which the row does not say enough");
        }
        var exchange = data ? Exchange.ALL_TO_ALL : Exchange.GATHER;
        var cut = new Cut(
                DeviceKind.GPU,
                pipeline,
                data ? new Attention(1, tensor, 1) : new Attention(tensor, 1, 1),
                new FeedForward(tensor / experts, experts, 0, exchange, DeviceKind.GPU),
                1);
        return new Pool(Duty.SERVE, cut, Math.max(1, row.gpus().getAsInt() / cut.ranks()));
    }

    static boolean spreadsAttention(InferenceRow row) {
        return row.source().contains("attention DP");
    }
}
