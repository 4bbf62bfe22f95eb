package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.deploy.measured.MeasuredFile;
import orrery.fabric.ethernet.EthernetOptions.Paths;
import orrery.fabric.ethernet.EthernetOptions.Recovery;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.CollectiveTrial.Launch;
import orrery.node.trial.NetworkOptions;

class CollectiveCommandTest extends CollectiveCommandLine {
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
}
