package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.measured.MeasuredFile;
import orrery.fabric.ethernet.EthernetOptions.Paths;
import orrery.fabric.ethernet.EthernetOptions.Recovery;
import orrery.fabric.topology.TopologySource;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.Progress;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.CollectiveTrial.Launch;
import orrery.node.trial.NetworkOptions;
import orrery.node.trial.TrialOutcome;
import orrery.node.trial.TrialOutcome.SizeOutcome;
import orrery.protocol.units.SimTime;

class CollectiveCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Stopwatch engine = new Stopwatch();

    @TempDir
    Path folder;

    /** Every size takes 10 us and its bytes at 100 GB/s; from 1 MiB on another way is chosen. */
    private static final class Stopwatch implements Engine {
        private CollectiveTrial trial;
        private RunOptions options;
        private long wrong = -1;
        private ScenarioProblem refusal;

        @Override
        public TrialOutcome measure(
                CollectiveTrial trial,
                TopologySource topology,
                RunOptions options,
                Consumer<SizeOutcome> each,
                Consumer<Progress> progress) {
            this.trial = trial;
            this.options = options;
            if (refusal != null) {
                throw refusal;
            }
            var sizes = trial.sizes().stream().map(this::outcome).toList();
            sizes.forEach(each);
            progress.accept(new Progress(new SimTime(7), 1, sizes.size(), sizes.size(), Progress.Unit.SIZES));
            return new TrialOutcome(trial.ranks(), sizes, "00c0ffee");
        }

        private SizeOutcome outcome(long bytes) {
            var isLarge = bytes >= 1 << 20;
            return new SizeOutcome(
                    bytes,
                    bytes / trial.elementType().bytes(),
                    isLarge ? Algorithm.NVLS : Algorithm.RING,
                    isLarge ? Protocol.SIMPLE : Protocol.LL,
                    isLarge ? 16 : 1,
                    10_000_000 + 10 * bytes,
                    wrong,
                    42);
        }

        @Override
        public Outcome run(
                Scenario scenario, TopologySource topology, RunOptions options, Consumer<Progress> progress) {
            throw new AssertionError("no scenario was to be run");
        }

        @Override
        public void serve(NodeOptions options) {
            throw new AssertionError("nobody was to be served");
        }
    }

    private int collective(String... args) {
        var around = new Surroundings(new PrintWriter(out), new PrintWriter(err), false, () -> 0, 8, () -> engine);
        return Main.execute(
                around, Stream.concat(Stream.of("collective"), Stream.of(args)).toArray(String[]::new));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void printsTheColumnsOfNcclTests() {
        assertEquals(0, collective("all_reduce", "--sizes", "512K..2M"));

        assertEquals("""
                # orrery collective all_reduce on hgx-h100, 8 of 8 GPUs, times modelled, kernels fitted to this generation: orrery validate collectives shows the error
                # algorithm auto, protocol auto, channels auto, chunks auto, launch stream, data none, seed 1
                # in-place repeats out-of-place: the model does not tell them apart
                # nThread 8 nGpus 1 minBytes 524288 maxBytes 2097152 sizes: 3 warmup iters: 0 iters: 1 agg iters: 1\
                 validation: 0 graph: 0
                #
                #                                                              out-of-place                       in-place
                #       size         count      type   redop    root     time   algbw   busbw  #wrong     time   algbw   busbw  #wrong
                #        (B)    (elements)                               (us)  (GB/s)  (GB/s)             (us)  (GB/s)  (GB/s)
                # from 512K on: ring, ll, 1 channel
                      524288        131072     float     sum      -1    15.24   34.40   60.19     N/A    15.24   34.40   60.19     N/A
                # from 1M on: nvls, simple, 16 channels
                     1048576        262144     float     sum      -1    20.49   51.19   89.57     N/A    20.49   51.19   89.57     N/A
                     2097152        524288     float     sum      -1    30.97   67.71  118.50     N/A    30.97   67.71  118.50     N/A
                # Out of bounds values : 0 OK
                # Avg bus bandwidth    : 89.4212
                # fingerprint          : 00c0ffee
                #
                """, out.toString());
    }

    @Test
    void readersOfSuchLogsReadIt() throws IOException {
        assertEquals(0, collective("alltoall", "--sizes", "0,8..8G", "--topology", "gb200-nvl72"));

        var rows = MeasuredFile.read("--compare", file("own.log", out.toString()));

        assertEquals(64, rows.size(), "two groups of 32 sizes");
        assertEquals(8L << 30, rows.getLast().bytes());
    }

    @Test
    void asksForEverythingThereIsByDefault() {
        assertEquals(0, collective("all-reduce"));

        assertEquals(
                new CollectiveTrial(
                        "hgx-h100",
                        8,
                        Operation.ALL_REDUCE,
                        ElementType.FLOAT,
                        engine.trial.sizes(),
                        Algorithm.AUTO,
                        Protocol.AUTO,
                        0,
                        0,
                        Launch.STREAM,
                        false,
                        List.of(),
                        1),
                engine.trial);
        assertEquals(31, engine.trial.sizes().size());
        assertEquals(1, engine.options.jvms());
    }

    @Test
    void passesEveryOptionOn() {
        assertEquals(
                0,
                collective(
                        "Reduce_Scatter_perf",
                        "--topology",
                        "gb200-nvl72",
                        "--ranks",
                        "36",
                        "--sizes",
                        "1M",
                        "--algo",
                        "two-level",
                        "--protocol",
                        "LL128",
                        "--dtype",
                        "bf16",
                        "--channels",
                        "4",
                        "--chunks",
                        "2",
                        "--launch",
                        "graph",
                        "--data",
                        "--lost",
                        "nvswitch0,nvswitch1",
                        "--seed",
                        "9",
                        "--routing",
                        "adaptive",
                        "--flow-control",
                        "none",
                        "--congestion",
                        "NONE",
                        "--recovery",
                        "selective",
                        "--burst",
                        "8",
                        "--buffer",
                        "4M",
                        "--corruption",
                        "1e-6",
                        "--nvlink-errors",
                        "1e-9",
                        "--jvms",
                        "2",
                        "--threads",
                        "3"));

        assertEquals(
                new CollectiveTrial(
                        "gb200-nvl72",
                        36,
                        Operation.REDUCE_SCATTER,
                        ElementType.BFLOAT16,
                        List.of(1L << 20),
                        Algorithm.TWO_LEVEL,
                        Protocol.LL128,
                        4,
                        2,
                        Launch.GRAPH,
                        true,
                        List.of("nvswitch0", "nvswitch1"),
                        new NetworkOptions(
                                Paths.LEAST_QUEUED, false, false, Recovery.SELECTIVE, 8, 4 << 20, 1e-6, 1e-9),
                        9),
                engine.trial);
        assertEquals(2, engine.options.jvms());
        assertTrue(
                out.toString()
                        .contains("# out of service: nvswitch0, nvswitch1\n"
                                + "# network: routing adaptive, flow control none, congestion none, burst 8, buffer 4M,"
                                + " corruption 1.0E-6, nvlink errors 1.0E-9\n"),
                out.toString());
    }

    @Test
    void wrongNumbersFailTheCommand() {
        engine.wrong = 3;

        assertEquals(1, collective("all_reduce", "--sizes", "1M,2M", "--data"));

        assertTrue(out.toString().contains("# Out of bounds values : 6 FAILED"), out.toString());
    }

    @Test
    void saysTheSameAsJsonAndAsCsv() throws IOException {
        engine.wrong = 0;
        assertEquals(0, collective("all_reduce", "--sizes", "1M", "--data", "--json"));
        var json = new ObjectMapper().readTree(out.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, collective("all_reduce", "--sizes", "1M", "--data", "--csv"));

        assertEquals(20_485_760, json.at("/rows/0/time_ps").asLong());
        assertEquals("nvls", json.at("/rows/0/algorithm").asText());
        assertEquals(8, json.at("/collective/ranks").asInt());
        assertEquals(
                "modelled, kernels fitted to this generation: orrery validate collectives shows the error",
                json.at("/times").asText());
        assertEquals("ecmp", json.at("/collective/network/routing").asText());
        assertEquals(64, json.at("/collective/network/burst").asInt());
        assertEquals(0.0, json.at("/collective/network/corruption").asDouble());
        assertEquals("""
                system,collective,ranks,size_bytes,count,type,redop,root,latency_us,algbw_GBps,busbw_GBps,wrong,algorithm,\
                protocol,channels,messages
                hgx-h100,all_reduce,8,1048576,262144,float,sum,-1,20.48576,51.185604048861265,89.57480708550722,0,nvls,simple,\
                16,42
                """, out.toString());
    }

    @Test
    void progressOfJsonIsJson() throws IOException {
        assertEquals(0, collective("all_reduce", "--sizes", "1M", "--json"));

        var line = new ObjectMapper().readTree(err.toString()).get("progress");
        assertEquals(1, line.get("sizes").asInt());
        assertEquals(1, line.get("sizes_asked").asInt());
    }

    @Test
    void writesToAFileInsteadOfTheScreen() throws IOException {
        var file = folder.resolve("result.csv");

        assertEquals(0, collective("all_reduce", "--sizes", "1M", "--csv", "--out", file.toString()));

        assertEquals("", out.toString());
        assertEquals(2, Files.readAllLines(file).size());
    }

    @Test
    void putsMeasuredBesideModelledForTheSizesOfTheFile() throws IOException {
        var file = file("rows.csv", """
                system,gpus,collective,message_bytes,latency_us,busbw_GBps,algorithm
                box,8,all_reduce,1048576,10.24288,,auto
                box,8,all_reduce,2000,,0.35,auto
                box,4,all_reduce,2048,1,,auto
                box,8,all_gather,4096,1,,auto
                """);

        assertEquals(0, collective("all_reduce", "--ranks", "8", "--compare", file));

        assertEquals(List.of(2000L, 1L << 20), engine.trial.sizes());
        assertEquals(
                """
                # measured: FILE, 2 rows
                #       size            measured            modelled     error  how it was measured
                #        (B)       (us)    busbw       (us)    busbw   of time
                     1048576      10.24   179.15      20.49    89.57   +100.0%  auto
                        2000      10.00     0.35      10.02     0.35     +0.2%  auto
                # Median absolute error : 50.1% over 2 rows; 1M and above 100.0%, below 0.2%
                #
                """,
                out.toString().substring(out.toString().indexOf("# measured")).replace(file, "FILE"));
    }

    @Test
    void takesTheRanksOfALogAndBothOfItsGroups() throws IOException {
        var log = Files.readString(Path.of("src/test/resources/orrery/deploy/measured/mpi-interleaved.log"));

        assertEquals(0, collective("all_gather", "--compare", file("nccl.log", log), "--json"));

        var json = new ObjectMapper().readTree(out.toString());
        assertEquals(4, engine.trial.ranks());
        assertEquals(5, json.at("/comparison/rows").size());
        assertEquals("in-place", json.at("/comparison/rows/2/how").asText());
        assertFalse(json.at("/comparison/median_absolute_error").isNull());
        assertTrue(json.at("/comparison/median_absolute_error_below_1mib").isNull());
    }

    @Test
    void comparesAsCsv() throws IOException {
        var file = file("rows.csv", "size,time\n1048576,20.48576\n");

        assertEquals(0, collective("all_reduce", "--compare", file, "--csv"));

        assertEquals("""
                line,size_bytes,measured_us,modelled_us,error,system,how
                2,1048576,20.48576,20.48576,0.0,,
                """, out.toString());
    }

    @ParameterizedTest
    @CsvSource({"101,0", "99,1", "0,1"})
    void failsWhereTheErrorIsLargerThanAskedFor(double percent, int exitCode) throws IOException {
        var file = file("rows.csv", "size,time\n1048576,10.24288\n");

        assertEquals(exitCode, collective("all_reduce", "--compare", file, "--fail-above", Double.toString(percent)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all_redcue | OPERATION | did you mean all_reduce?",
                "all_reduce --algo rign | --algo | did you mean ring?",
                "all_reduce --protocol ll129 | --protocol | did you mean ll128?",
                "all_reduce --dtype bfloat61 | --dtype | did you mean bfloat16?",
                "all_reduce --launch grpah | --launch | did you mean graph?",
                "all_reduce --topology hgx-h10 | TOPOLOGY | did you mean \"hgx-h100\"?",
                "all_reduce --topology nowhere.yaml | nowhere.yaml | a file that exists",
                "all_reduce --topology lpx | --topology | one with GPUs",
                "all_reduce --ranks 9 | --ranks | 1 to 8, the GPUs of hgx-h100",
                "all_reduce --ranks 0 | --ranks | 1 to 8",
                "all_reduce --channels 0 | --channels | from 1 to 64",
                "all_reduce --chunks 99999 | --chunks | from 1 to 4096",
                "all_reduce --routing adaptve | --routing | did you mean adaptive?",
                "all_reduce --flow-control dcqcn | --flow-control | pfc, none",
                "all_reduce --congestion pfc | --congestion | dcqcn, none",
                "all_reduce --recovery gobackn | --recovery | did you mean go-back-N?",
                "all_reduce --burst 0 | --burst | from 1 to 65536",
                "all_reduce --buffer 0 | --buffer | one size above 0",
                "all_reduce --buffer 1K..4K | --buffer | one size above 0",
                "all_reduce --corruption 1 | --corruption | from 0 to below 1",
                "all_reduce --corruption NaN | --corruption | from 0 to below 1",
                "all_reduce --nvlink-errors often | --nvlink-errors | from 0 to below 1",
                "all_reduce --sizes 1.5M | --sizes | smaller prefix",
                "all_reduce --jvms 0 | --jvms | from 1 to 64",
                "all_reduce --json --csv | --json | one of them",
                "all_reduce --out . | --out | a file",
                "all_reduce --compare nowhere.csv | --compare | a file that exists",
                "all_reduce --fail-above 3 | --fail-above | --compare FILE beside it",
                "all_reduce --sizes 1M..2M --size 3 | Unknown option | --help",
                "'' | OPERATION | --help"
            })
    void refusesWhatItCannotUseBeforeAnyWork(String args, String where, String says) {
        assertEquals(2, collective(args.isEmpty() ? new String[0] : args.split(" ")));

        assertTrue(err.toString().contains(where), err.toString());
        assertTrue(err.toString().contains(says), err.toString());
        assertEquals(null, engine.trial);
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all_gather | no row is of OPERATION all_gather | all_reduce",
                "all_reduce --ranks 2 | no row is of --ranks 2 | 4; 8",
                "all_reduce --only pod | no row is of --only \"pod\" | box A; ring; box B; tree",
                "all_reduce --ranks 8 | rows of 2 systems: box A; box B | --only \"box A\"",
                "all_reduce --only tree --sizes 8 | no row is of any size of --sizes | 1M",
                "all_reduce --only ring --topology hgx-h100 --sizes 8..64 | no row is of any size | 1M"
            })
    void saysWhyThereIsNothingToCompare(String args, String found, String says) throws IOException {
        var file = file("rows.csv", """
                system,gpus,collective,size,time,how
                box A,4,all_reduce,1048576,3,ring
                box A,8,all_reduce,1048576,4,ring
                box B,8,all_reduce,1048576,5,tree
                """);

        assertEquals(2, collective((args + " --compare " + file).split(" ")));

        assertTrue(err.toString().contains(found), err.toString());
        assertTrue(err.toString().contains(says), err.toString());
        assertEquals(null, engine.trial);
    }

    @Test
    void whatDoesNotFitTheTopologyIsToldByItsOption() {
        engine.refusal = new ScenarioProblem("algorithm", "nvls", "ring or tree", "take ring");

        assertEquals(2, collective("all_reduce", "--algo", "nvls"));

        assertEquals("""
                --algo
                  found:   nvls
                  allowed: ring or tree
                  remedy:  take ring
                """, err.toString());
    }
}
