package orrery.deploy.validation;

import java.util.List;
import orrery.node.collective.Operation;
import orrery.node.trial.CollectiveTrial;

/** Understands measured rows, each by itself. */
public final class Reading {
    /** Where a row gives a bandwidth that was the best of a sweep, the size that sweeps usually end with. */
    private static final long PEAK_BYTES = 8L << 30;

    private static final double BYTES_PER_MICRO = 1e3; // at 1 GB/s
    private static final long SEED = 1;

    private Reading() {}

    public static Setup of(MeasuredRow row) {
        try {
            return repeatable(row);
        } catch (NotModelled reason) {
            return new Setup.Unmodelled(row, reason.getMessage());
        }
    }

    private static Setup repeatable(MeasuredRow row) {
        var harness = Harness.of(row);
        var operation = operation(row);
        var machine = Machine.of(row);
        var trial = new CollectiveTrial(
                machine.topology(),
                row.gpus(),
                operation,
                harness.elementType(),
                List.of(bytes(row, operation)),
                harness.algorithm(),
                harness.protocol(),
                harness.channels(),
                0,
                harness.launch(),
                false,
                List.of(),
                SEED);
        return new Setup.Repeatable(row, trial, micros(row, operation));
    }

    private static Operation operation(MeasuredRow row) {
        return switch (row.collective()) {
            case "all_reduce" -> Operation.ALL_REDUCE;
            case "all_gather" -> Operation.ALL_GATHER;
            case "reduce_scatter" -> Operation.REDUCE_SCATTER;
            case "alltoall" -> Operation.ALL_TO_ALL;
            case "broadcast" -> Operation.BROADCAST;
            case "reduce" -> Operation.REDUCE;
            case "sendrecv" -> Operation.SEND_RECEIVE;
            case "moe_dispatch", "moe_combine" -> Operation.ALL_TO_ALL_V;
            default -> throw new NotModelled(row.collective() + " is no collective");
        };
    }

    private static long bytes(MeasuredRow row, Operation operation) {
        return operation == Operation.ALL_TO_ALL_V
                ? Exchange.of(row).bytes()
                : row.bytes().orElse(PEAK_BYTES);
    }

    /** As measured, or from a bandwidth. */
    private static double micros(MeasuredRow row, Operation operation) {
        if (row.micros().isPresent()) {
            return row.micros().getAsDouble();
        }
        var bytes = row.bytes().orElse(PEAK_BYTES);
        if (row.busbw().isPresent()) {
            return bytes * operation.busFactor(row.gpus()) / row.busbw().getAsDouble() / BYTES_PER_MICRO;
        }
        if (row.algbw().isPresent()) {
            return bytes / row.algbw().getAsDouble() / BYTES_PER_MICRO;
        }
        throw new NotModelled("it has neither a latency nor a bandwidth");
    }
}
