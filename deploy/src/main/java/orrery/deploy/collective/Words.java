package orrery.deploy.collective;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import orrery.deploy.scenario.InputProblem;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.trial.CollectiveTrial.Launch;
import orrery.protocol.naming.Spelling;

/** What people type for operations, algorithms, protocols and types; case and hyphens do not matter. */
public final class Words {
    private static final Words.Of<Operation> OPERATIONS = new Of<>(Operation.values(), Words::name)
            .also("allreduce", Operation.ALL_REDUCE)
            .also("allgather", Operation.ALL_GATHER)
            .also("reducescatter", Operation.REDUCE_SCATTER)
            .also("bcast", Operation.BROADCAST)
            .also("all_to_all", Operation.ALL_TO_ALL)
            .also("a2a", Operation.ALL_TO_ALL)
            .also("all_to_all_v", Operation.ALL_TO_ALL_V)
            .also("send_recv", Operation.SEND_RECEIVE)
            .also("send_receive", Operation.SEND_RECEIVE)
            .also("p2p", Operation.SEND_RECEIVE);
    private static final Words.Of<ElementType> TYPES = new Of<>(ElementType.values(), ElementType::ncclName)
            .also("float32", ElementType.FLOAT)
            .also("fp32", ElementType.FLOAT)
            .also("f32", ElementType.FLOAT)
            .also("bf16", ElementType.BFLOAT16)
            .also("float16", ElementType.HALF)
            .also("fp16", ElementType.HALF)
            .also("f16", ElementType.HALF)
            .also("f8e4m3", ElementType.FLOAT8)
            .also("fp8", ElementType.FLOAT8)
            .also("float8_e4m3", ElementType.FLOAT8);
    private static final Words.Of<Algorithm> ALGORITHMS = new Of<>(Algorithm.values(), Words::name)
            .also("oneshot", Algorithm.ONE_SHOT)
            .also("twoshot", Algorithm.TWO_SHOT)
            .also("double_binary_tree", Algorithm.TREE);
    private static final Words.Of<Protocol> PROTOCOLS = new Of<>(Protocol.values(), Words::name);
    private static final Words.Of<Launch> LAUNCHES = new Of<>(Launch.values(), Words::name);

    private Words() {}

    /** As nccl-tests calls it, for example {@code all_reduce} or {@code all_reduce_perf}. */
    public static Operation operation(String where, String text) {
        return OPERATIONS.read(where, text.replaceFirst("(?i)_perf(_mpi)?$", ""));
    }

    /** Whether a file's word means an operation, too; a word that means none does not. */
    static boolean means(String text, Operation operation) {
        return OPERATIONS.words.get(fold(text.replaceFirst("(?i)_perf(_mpi)?$", ""))) == operation;
    }

    public static ElementType elementType(String option, String text) {
        return TYPES.read(option, text);
    }

    public static Algorithm algorithm(String option, String text) {
        return ALGORITHMS.read(option, text);
    }

    public static Protocol protocol(String option, String text) {
        return PROTOCOLS.read(option, text);
    }

    public static Launch launch(String option, String text) {
        return LAUNCHES.read(option, text);
    }

    /** As nccl-tests spells it. */
    public static String name(Operation operation) {
        return switch (operation) {
            case ALL_TO_ALL -> "alltoall";
            case ALL_TO_ALL_V -> "alltoallv";
            case SEND_RECEIVE -> "sendrecv";
            case ALL_REDUCE, ALL_GATHER, REDUCE_SCATTER, BROADCAST, REDUCE -> lower(operation);
        };
    }

    /** As the command line takes it. */
    public static String name(Algorithm algorithm) {
        return lower(algorithm).replace('_', '-');
    }

    public static String name(Protocol protocol) {
        return lower(protocol);
    }

    public static String name(Launch launch) {
        return lower(launch);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** The words for the values of one enum. */
    static final class Of<E extends Enum<E>> {
        private final Map<String, E> words = new LinkedHashMap<>();
        private final List<String> shown;

        Of(E[] values, Function<E, String> name) {
            shown = Arrays.stream(values).map(name).toList();
            for (var value : values) {
                words.put(fold(name.apply(value)), value);
            }
        }

        Of<E> also(String alias, E value) {
            words.put(alias, value);
            return this;
        }

        E read(String where, String text) {
            var value = words.get(fold(text));
            if (value == null) {
                var near = Spelling.nearest(text, words.keySet()).map(words::get);
                var remedy = near.map(found -> "did you mean " + shown.get(found.ordinal()) + "?")
                        .orElse("");
                throw InputProblem.of(where, "", "\"" + text + "\"", String.join(", ", shown), remedy);
            }
            return value;
        }
    }
}
